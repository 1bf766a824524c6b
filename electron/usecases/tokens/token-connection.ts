import { AppError } from '../../../shared/errors.ts';
import { PROVIDERS } from '../../../shared/vendors/index.ts';
import type { ConnectionRow } from '../../store/connections-table.ts';
import type { TokenRow } from '../../store/tokens-table.ts';
import type { AppContext } from '../context/app-context.ts';

/**
 * The connection through which a token was issued, for a call about the token.
 *
 * @throws AppError `not-possible` when it is gone or now leads to another server
 */
export function connectionOfToken(ctx: AppContext, row: TokenRow): ConnectionRow {
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

/** An error that says why nothing was sent. */
export function notPossible(what: string, why: string): AppError {
  return new AppError({ code: 'not-possible', message: what, hint: `${why} Nothing was sent.` });
}

/** The URL of the call that issued the token, as its record has it. */
export function issueUrlOf(row: TokenRow): string {
  return row.request.replace(/^\S+ /, '');
}

/** Scheme, host and port of a URL; empty when it is none. */
export function originOf(url: string): string {
  return URL.parse(url)?.origin ?? '';
}
