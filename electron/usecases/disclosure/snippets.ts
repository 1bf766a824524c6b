import { readBaseUrl } from '../../../shared/forms/base-url.ts';
import type { TokenUse } from '../../../shared/forms/use-token.ts';
import { type SnippetLanguage, snippet, snippets } from '../../../shared/snippets/snippets.ts';
import type { TokenUseView } from '../../../shared/snippets/token-use.ts';
import { PROVIDERS } from '../../../shared/vendors/index.ts';
import type { TokenRow } from '../../store/tokens-table.ts';
import type { AppContext } from '../context/app-context.ts';
import { findToken } from '../tokens/find-token.ts';
import { issueUrlOf } from '../tokens/token-connection.ts';

/**
 * How later calls carry a token, with `$TOKEN` in place of it: at the server that issued it, by its
 * connection's settings where that still exists.
 *
 * @throws AppError `not-found`
 */
export function tokenUse(ctx: AppContext, id: string): TokenUseView {
  const { words, calls } = wayToUse(ctx, findToken(ctx, id));
  return { words, snippets: snippets(calls) };
}

/**
 * One snippet.
 *
 * @param token put in, quoted as the language wants it; null leaves `$TOKEN`
 */
export function tokenSnippet(
  ctx: AppContext,
  row: TokenRow,
  language: SnippetLanguage,
  token: string | null,
): string {
  return snippet(wayToUse(ctx, row).calls, language, token);
}

function wayToUse(ctx: AppContext, row: TokenRow): TokenUse {
  const description = PROVIDERS[row.api];
  const connection = row.connectionId === null ? null : ctx.connections.find(row.connectionId);
  const issuedAt = readBaseUrl(description.baseUrl, issueUrlOf(row));
  return description.tokenUse({
    baseUrl: issuedAt.ok ? issuedAt.url : (connection?.baseUrl ?? ''),
    settings: connection?.settings ?? {},
    kind: row.kind,
    inputs: row.inputs,
  });
}
