import type { ServerToken, ServerTokenEntry, ServerTokenList } from '../../../shared/models/server-token.ts';
import { namesWithLostAnswer } from '../../store/server-tokens.ts';
import { type TokenRow, toToken } from '../../store/tokens-table.ts';
import type { AppContext } from '../context/app-context.ts';
import { differences } from './facts.ts';
import { ourRow, ownRows } from './our-rows.ts';
import { type ListingServer, listingServer, readServerList } from './server-call.ts';

/**
 * Reads the vendor's list of tokens and puts it beside the history. Changes nothing, in either place: what
 * the server does not list may be another user's.
 *
 * @param userId whose tokens; null for the connection's own user
 * @throws AppError `vendor-*` with the vendor's words, `bad-answer`, or what the network says
 */
export async function listServerTokens(
  ctx: AppContext,
  connectionId: string,
  userId: string | null = null,
): Promise<ServerTokenList> {
  const server = listingServer(ctx, { connectionId, userId });
  // Before the request leaves: a token that is issued meanwhile would look as if the server had lost it.
  const own = ownRows(ctx, server);
  const { tokens, answer } = await readServerList(ctx, server);
  return {
    readAt: answer.receivedAt,
    clockOffsetMs: answer.clockOffsetMs ?? 0,
    entries: [...unlisted(ctx, own, tokens), ...listed(ctx, server, tokens)],
  };
}

function listed(
  ctx: AppContext,
  { connection }: ListingServer,
  tokens: readonly ServerToken[],
): ServerTokenEntry[] {
  const lost = namesWithLostAnswer(ctx.db, connection.id);
  return tokens
    .map((server): ServerTokenEntry => {
      const row = ourRow(ctx, connection, server.vendorTokenId);
      return row === null
        ? { standing: 'server-only', server, lostAnswer: lost.has(server.name) }
        : { standing: 'both', server, token: toToken(row), differences: differences(server, row) };
    })
    .toSorted((a, b) => createdAt(b) - createdAt(a));
}

function createdAt(entry: ServerTokenEntry): number {
  return (entry.standing === 'local-only' ? null : entry.server.createdAt) ?? 0;
}

/** What may still be valid comes first: it is what the agent must look at. */
function unlisted(
  ctx: AppContext,
  own: readonly TokenRow[],
  tokens: readonly ServerToken[],
): ServerTokenEntry[] {
  const ids = new Set(tokens.map(({ vendorTokenId }) => vendorTokenId));
  return own
    .filter(({ vendorTokenId }) => vendorTokenId !== null && !ids.has(vendorTokenId))
    .flatMap(({ id }) => ctx.tokens.find(id) ?? [])
    .filter(({ state }) => state === 'active')
    .map((row) => ({
      standing: 'local-only' as const,
      token: toToken(row),
      ended: hasEnded(row, ctx.nowMs()),
    }))
    .toSorted((a, b) => Number(a.ended) - Number(b.ended));
}

function hasEnded({ expiresAt, refreshTokenExpiresAt, clockOffsetMs }: TokenRow, nowMs: number): boolean {
  return expiresAt !== null && Math.max(expiresAt, refreshTokenExpiresAt ?? 0) - clockOffsetMs <= nowMs;
}
