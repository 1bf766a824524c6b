import type { TokenPage, TokenQuery } from '../../../shared/models/token.ts';
import { readHistory } from '../../store/token-history.ts';
import type { AppContext } from '../context/app-context.ts';

/** One page of the history. */
export function tokenHistory(ctx: AppContext, query: TokenQuery): TokenPage {
  return readHistory(ctx.db, query, ctx.nowMs());
}
