import type { TokenUseView } from '../../shared/models/token-use.ts';
import { readBaseUrl } from '../../shared/providers/base-url.ts';
import { PROVIDERS } from '../../shared/providers/index.ts';
import { snippets } from '../../shared/snippets/snippets.ts';
import { issueUrlOf } from './call-on-token.ts';
import type { Workplace } from './context.ts';
import { findToken } from './read-secret.ts';

/**
 * How later calls carry a token, with `$TOKEN` in place of it: at the server that issued it, by its
 * connection's settings where that still exists.
 *
 * @throws AppError `not-found`
 */
export function tokenUse(place: Workplace, id: string): TokenUseView {
  const row = findToken(place, id);
  const description = PROVIDERS[row.api];
  const connection = row.connectionId === null ? null : place.connections.find(row.connectionId);
  const issuedAt = readBaseUrl(description.baseUrl, issueUrlOf(row));
  const { words, calls } = description.tokenUse({
    baseUrl: issuedAt.ok ? issuedAt.url : (connection?.baseUrl ?? ''),
    settings: connection?.settings ?? {},
    kind: row.kind,
  });
  return { words, snippets: snippets(calls) };
}
