import type { ServerToken } from '../../../shared/models/server-token.ts';
import type { Token } from '../../../shared/models/token.ts';

/** What opens from a row of the server's list. */
export type EntryQuestion =
  | { readonly what: 'show'; readonly token: Token }
  /** `token`: our row, where there is one. */
  | { readonly what: 'edit'; readonly vendorTokenId: string; readonly token: Token | null }
  | { readonly what: 'revoke'; readonly token: Token }
  | { readonly what: 'revoke-there'; readonly server: ServerToken }
  | { readonly what: 'mark-gone'; readonly tokens: readonly Token[] };

export type Ask = (question: EntryQuestion | null) => void;
