import type { Difference, ServerToken } from '../../../shared/models/server-token.ts';
import type { ServerFacts } from '../../store/server-tokens.ts';
import type { TokenRow } from '../../store/tokens-table.ts';

/** Two times of a vendor that counts in seconds are the same within one. */
const SAME_MS = 1_000;

type Ours = Pick<TokenRow, 'subject' | 'kind' | 'expiresAt' | 'renewableUntil'>;

/** In what the server's list and the history differ; what one of them does not say is no difference. */
export function differences(server: ServerToken, ours: Ours): Difference[] {
  return [
    server.name !== '' && server.name !== ours.subject ? (['name'] as const) : [],
    server.kind !== null && !sameKind(server.kind, ours.kind) ? (['kind'] as const) : [],
    isOther(server.expiresAt, ours.expiresAt) ? (['expiry'] as const) : [],
    isOther(server.renewableUntil, ours.renewableUntil) ? (['renewable-until'] as const) : [],
  ].flat();
}

/**
 * What a row takes over from the server. The server's expiry is that of the present access token: ours is
 * another one when somebody else renewed it, so a row that has a pair of its own keeps its expiry.
 */
export function factsFor(row: TokenRow, server: ServerToken): ServerFacts {
  const takesExpiry = server.expiresAt !== null && (row.adopted || !row.hasRefreshToken);
  return {
    subject: server.name === '' ? row.subject : server.name,
    kind: server.kind === null || sameKind(server.kind, row.kind) ? row.kind : server.kind,
    expiresAt: takesExpiry ? server.expiresAt : row.expiresAt,
    expirySource: takesExpiry ? 'response' : row.expirySource,
    renewableUntil: server.renewableUntil ?? row.renewableUntil,
  };
}

function isOther(theirs: number | null, ours: number | null): boolean {
  return theirs !== null && ours !== null && Math.abs(theirs - ours) > SAME_MS;
}

/** The server treats `DEFAULT` as `ALL` (Commvault REST API), so either may come back. */
function sameKind(one: string, other: string): boolean {
  const plain = (kind: string): string => (kind === 'DEFAULT' ? 'ALL' : kind);
  return plain(one) === plain(other);
}
