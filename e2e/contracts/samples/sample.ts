import type { Exchange } from '../exchange.ts';

/** A call as the vendor's own pages print it, or as they describe it. */
export interface Sample {
  readonly name: string;
  /** Operation id that it is a call of. */
  readonly operationId: string;
  readonly exchange: Exchange;
  /** Fields of the request's body that it cannot do without. */
  readonly needs: readonly string[];
  /** Places (JSON pointers into the bodies) where anything goes, because no source says what there is. */
  readonly open?: readonly string[];
}
