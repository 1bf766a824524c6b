import type { Token } from '../../../shared/models/token.ts';

/** What asks the vendor to change a token that exists. */
export interface LifecycleActions {
  readonly onRenew: (token: Token) => void;
  readonly onRevoke: (token: Token) => void;
  readonly onEdit: (token: Token) => void;
}

/** A question that is open, and about which token. */
export interface LifecycleQuestion {
  readonly what: 'renew' | 'revoke' | 'edit';
  readonly token: Token;
}
