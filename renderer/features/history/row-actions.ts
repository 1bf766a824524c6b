import type { Token } from '../../../shared/models/token.ts';

/** What a row can open. */
export interface RowActions {
  readonly onDetails: (token: Token) => void;
  readonly onReveal: (token: Token) => void;
  readonly onDelete: (token: Token) => void;
}
