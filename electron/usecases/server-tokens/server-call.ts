import { AppError, type ErrorCode, toErrorData } from '../../../shared/errors.ts';
import type { HttpAnswer } from '../../../shared/http-message.ts';
import type { ServerToken } from '../../../shared/models/server-token.ts';
import { PROVIDERS } from '../../../shared/vendors/index.ts';
import type { SendHttp } from '../../http/client.ts';
import { readConnectionSecrets } from '../../secrets/connection-entry.ts';
import { type ConnectionRow, toConnection } from '../../store/connections-table.ts';
import { httpOptions } from '../../vendor-call/http-options.ts';
import { signedIn } from '../../vendor-call/in-session.ts';
import type { ConnectionContext, Inventory } from '../../vendors/kit/define.ts';
import type { AppContext } from '../app-context.ts';
import { maskWords } from '../tokens/issue-failure.ts';

/** Whose list, by the connection that leads to its server. */
export interface ListOf {
  readonly connectionId: string;
  readonly userId?: string | null | undefined;
}

/** Everything that a call about the server's list needs. */
export interface ServerCall {
  readonly connection: ConnectionRow;
  /** Whose tokens; null for the connection's own user. */
  readonly userId: string | null;
  readonly inventory: Inventory;
  readonly context: ConnectionContext;
  /** Secrets that the answer may echo. */
  readonly known: readonly string[];
}

/** The server's list with the answer that brought it. */
export interface ServerList {
  readonly tokens: readonly ServerToken[];
  readonly answer: HttpAnswer;
}

/**
 * Prepares calls about the server's list. Nothing is sent.
 *
 * @throws AppError `not-found`, `not-possible` for a vendor without a list, `keychain-*`, `secret-missing`
 */
export async function prepareServerCall(
  ctx: AppContext,
  { connectionId, userId = null }: ListOf,
): Promise<ServerCall> {
  const connection = ctx.connections.find(connectionId);
  if (connection === null || connection.state !== 'active') {
    throw new AppError({
      code: 'not-found',
      message: 'This connection no longer exists.',
      hint: 'Choose another connection.',
    });
  }
  const { inventory } = ctx.providers[connection.api];
  if (inventory === null) throw noList(connection);
  const secrets = await readConnectionSecrets(ctx.vault, connection);
  const { baseUrl, settings } = toConnection(connection);
  const known = Object.values(secrets);
  return { connection, userId, inventory, context: { baseUrl, settings, secrets }, known };
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
 * Does something at the server, signed in where the connection needs it.
 *
 * @throws AppError with the secrets of the connection masked
 */
export async function atServer<T>(
  ctx: AppContext,
  { connection, context, known }: ServerCall,
  work: (inside: ConnectionContext, send: SendHttp) => Promise<T>,
): Promise<T> {
  try {
    return await signedIn(ctx, connection, context, work);
  } catch (cause) {
    throw new AppError(maskWords(toErrorData(cause), known), { cause });
  }
}

/** Failures of the network; a read may be sent again after them. */
const NETWORK: readonly ErrorCode[] = ['unreachable', 'timeout'];

/** Reads the server's list; once more when the network failed, as reading changes nothing. */
export async function readServerList(
  ctx: AppContext,
  { connection, userId, inventory }: ServerCall,
  inside: ConnectionContext,
  send: SendHttp,
): Promise<ServerList> {
  const ask = (): Promise<HttpAnswer> =>
    send(inventory.buildList(inside, userId), httpOptions(inside.settings, false));
  const answer = await ask().catch((error: unknown) => {
    if (NETWORK.includes(toErrorData(error).code)) return ask();
    throw error;
  });
  ctx.log.info('server-list.answered', { api: connection.api, status: answer.status });
  return { tokens: inventory.readList(answer, inside), answer };
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
