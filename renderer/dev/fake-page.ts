import { timeLeft } from '../../shared/expiry.ts';
import type { HistoryState, Token, TokenPage, TokenQuery } from '../../shared/models/token.ts';

/** One page of the made-up history, filtered as the real one is. */
export function fakePage(tokens: readonly Token[], query: TokenQuery, nowMs: number): TokenPage {
  const words = query.search.toLowerCase();
  const matching = tokens.filter(
    (token) =>
      (query.api === null || token.api === query.api) &&
      (query.state === null || stateOf(token, nowMs) === query.state) &&
      [token.label, token.subject, token.ticket, token.connectionName]
        .join(' ')
        .toLowerCase()
        .includes(words),
  );
  const start = matching.findIndex(({ id }) => id === query.after?.id) + 1;
  return {
    tokens: matching.slice(start, start + query.limit),
    matching: matching.length,
    total: tokens.length,
    hasMore: start + query.limit < matching.length,
    unreadable: [],
    next: null,
  };
}

function stateOf(token: Token, nowMs: number): HistoryState {
  if (token.state === 'outcome-unknown') return 'outcome-unknown';
  const { urgency } = timeLeft(token.expiresAt, nowMs);
  if (urgency === 'none') return 'no-expiry';
  if (urgency === 'expired') return 'expired';
  return urgency === 'ample' ? 'valid' : 'expiring';
}
