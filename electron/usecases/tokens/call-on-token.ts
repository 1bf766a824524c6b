import { AppError } from '../../../shared/errors.ts';
import { PROVIDERS } from '../../../shared/vendors/index.ts';
import { readConnectionSecrets } from '../../secrets/connection-entry.ts';
import { type ConnectionRow, toConnection } from '../../store/connections-table.ts';
import type { TokenRow } from '../../store/tokens-table.ts';
import type { ConnectionContext } from '../../vendors/kit/define.ts';
import type { AppContext } from '../app-context.ts';

/** A call about a token that exists. */
export interface TokenCall {
  readonly context: ConnectionContext;
  /** Secrets that the answer may echo. */
  readonly known: readonly string[];
}

/**
 * Everything that a call about a token needs of its connection. Nothing is sent.
 *
 * @throws AppError `not-possible` when the connection is gone or now leads to another server,
 *   `keychain-*` or `secret-missing` when its secrets cannot be read
 */
export async function prepareTokenCall(ctx: AppContext, row: TokenRow): Promise<TokenCall> {
  const connection = connectionOf(ctx, row);
  const secrets = await readConnectionSecrets(ctx.vault, connection);
  const { baseUrl, settings } = toConnection(connection);
  return { context: { baseUrl, settings, secrets }, known: Object.values(secrets) };
}

/** An error that says why nothing was sent. */
export function notPossible(what: string, why: string): AppError {
  return new AppError({ code: 'not-possible', message: what, hint: `${why} Nothing was sent.` });
}

/** The URL of the call that issued the token, as its record has it. */
export function issueUrlOf(row: TokenRow): string {
  return row.request.replace(/^\S+ /, '');
}

function connectionOf(ctx: AppContext, row: TokenRow): ConnectionRow {
  const { name } = PROVIDERS[row.api];
  const connection = row.connectionId === null ? null : ctx.connections.find(row.connectionId);
  if (connection === null || connection.state !== 'active') {
    throw notPossible(
      'The connection through which this token was issued was deleted.',
      `Do it at ${name} itself.`,
    );
  }
  // Elsewhere, the token's ID may belong to somebody else's token, and its secrets are nobody's business.
  if (originOf(connection.baseUrl) === originOf(issueUrlOf(row))) return connection;
  throw notPossible(
    `“${connection.name}” now leads to another server than the one that issued this token.`,
    `Do it at ${name} itself, or give the connection its old base URL.`,
  );
}

/** Scheme, host and port of a URL; empty when it is none. */
export function originOf(url: string): string {
  return URL.parse(url)?.origin ?? '';
}
