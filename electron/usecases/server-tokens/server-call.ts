import { AppError } from '../../../shared/errors.ts';
import type { HttpAnswer } from '../../../shared/http-message.ts';
import type { ServerToken } from '../../../shared/models/server-token.ts';
import { PROVIDERS } from '../../../shared/vendors/index.ts';
import type { ConnectionRow } from '../../store/connections-table.ts';
import { prepareCall } from '../../vendor-call/prepare.ts';
import { readFromVendor } from '../../vendor-call/read-from-vendor.ts';
import type { Inventory } from '../../vendors/kit/define.ts';
import { findConnection } from '../connections/find-connection.ts';
import type { AppContext } from '../context/app-context.ts';

/** Whose list, by the connection that leads to its server. */
export interface ListOf {
  readonly connectionId: string;
  readonly userId?: string | null | undefined;
}

/** A server that lists its tokens. */
export interface ListingServer {
  readonly connection: ConnectionRow;
  /** Whose tokens; null for the connection's own user. */
  readonly userId: string | null;
  readonly inventory: Inventory;
}

/** The server's list with the answer that brought it. */
export interface ServerList {
  readonly tokens: readonly ServerToken[];
  readonly answer: HttpAnswer;
  /** That was read. */
  readonly url: string;
}

/** @throws AppError `not-found`, or `not-possible` for a vendor without a list */
export function listingServer(ctx: AppContext, { connectionId, userId = null }: ListOf): ListingServer {
  const connection = findConnection(ctx, connectionId);
  const { inventory } = ctx.providers[connection.api];
  if (inventory === null) throw noList(connection);
  return { connection, userId, inventory };
}

function noList({ api }: ConnectionRow): AppError {
  const { name, inventory } = PROVIDERS[api];
  return new AppError({
    code: 'not-possible',
    message: `${name} has no list of tokens that could be read.`,
    hint: 'none' in inventory ? inventory.none : '',
  });
}

/**
 * Reads the server's list.
 *
 * @throws AppError `vendor-*` with the vendor's words, `bad-answer`, or what the network says
 */
export function readServerList(
  ctx: AppContext,
  { connection, userId, inventory }: ListingServer,
): Promise<ServerList> {
  return readFromVendor(ctx, {
    caller: connection,
    prepare: () => prepareCall(ctx, connection),
    async work(inside, ask) {
      const request = inventory.buildList(inside, userId);
      const answer = await ask(request);
      ctx.log.info('server-list.answered', { api: connection.api, status: answer.status });
      return { tokens: inventory.readList(answer, inside), answer, url: request.url };
    },
  });
}

/** One token of the list. Throws `vendor-not-found`-like words when it is not there any more. */
export function findInList({ tokens }: ServerList, vendorTokenId: string, vendor: string): ServerToken {
  const found = tokens.find((token) => token.vendorTokenId === vendorTokenId);
  if (found !== undefined) return found;
  throw new AppError({
    code: 'vendor-not-found',
    message: `${vendor} does not list this token any more.`,
    hint: 'It was revoked or deleted there, or the connection’s user is another one now. Refresh the list.',
  });
}
