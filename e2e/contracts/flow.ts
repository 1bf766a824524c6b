import type { Api } from '../../shared/forms/values.ts';
import type { ContractFixture } from './contract-fixture.ts';

/** Something that the app does at a vendor, and the calls that it makes for it. */
export interface Flow {
  readonly api: Api;
  /** In words, for the table. */
  readonly variant: string;
  /** Operation ids of the descriptions, in the order of the calls; no other call may happen. */
  readonly calls: readonly string[];
  /** Throws when the app does not end up as it should. */
  readonly run: (fixture: ContractFixture) => Promise<void>;
  /** A call that must not be as described, and why: when it is, that is a failure too. */
  readonly deviates?: Deviation;
}

export interface Deviation {
  /** Operation id. */
  readonly call: string;
  readonly side: 'request' | 'reply';
  /** What the check must find; other findings on that side may stand beside it. */
  readonly finds: RegExp;
  readonly because: string;
}
