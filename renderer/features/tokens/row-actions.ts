import type { Token } from '../../../shared/models/token.ts';
import type { LifecycleActions } from './lifecycle-actions.ts';

/** What a row can open. */
export interface RowActions extends LifecycleActions {
  readonly onDetails: (token: Token) => void;
  readonly onReveal: (token: Token) => void;
  readonly onCheck: (token: Token) => void;
  readonly onDelete: (token: Token) => void;
}
