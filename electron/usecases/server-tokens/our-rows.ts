import { PROVIDERS } from '../../../shared/vendors/index.ts';
import type { ConnectionRow } from '../../store/connections-table.ts';
import { tokensAtVendor, tokensWithVendorId } from '../../store/server-tokens.ts';
import type { TokenRow } from '../../store/tokens-table.ts';
import type { AppContext } from '../context/app-context.ts';
import { issueUrlOf, originOf } from '../tokens/token-connection.ts';
import type { ListingServer } from './server-call.ts';

const DAY_MS = 86_400_000;
/** What expired longer ago than this is of no interest beside the server's list. */
const LOOK_BACK_MS = 30 * DAY_MS;
const MOST_ROWS = 1_000;

/**
 * Our row of a token at a connection's server, whichever connection it was issued through; null when the
 * history does not know it. IDs are one server's own, so the server must be the same.
 */
export function ourRow(ctx: AppContext, connection: ConnectionRow, vendorTokenId: string): TokenRow | null {
  return tokensWithVendorId(ctx.db, vendorTokenId).find((row) => isAtServerOf(row, connection)) ?? null;
}

/** Rows that the server should list: active, issued or adopted through this connection, for the user whose list it is. */
export function ownRows(ctx: AppContext, { connection, userId }: ListingServer): TokenRow[] {
  const since = ctx.nowMs() - LOOK_BACK_MS;
  return tokensAtVendor(ctx.db, connection.id, since, MOST_ROWS).filter(
    (row) => isAtServerOf(row, connection) && userOf(row) === userId,
  );
}

function userOf({ api, inputs }: TokenRow): string | null {
  const { inventory } = PROVIDERS[api];
  return 'none' in inventory ? null : (inventory.otherUser?.of(inputs) ?? null);
}

function isAtServerOf(row: TokenRow, { api, baseUrl }: ConnectionRow): boolean {
  return row.api === api && originOf(issueUrlOf(row)) === originOf(baseUrl);
}
