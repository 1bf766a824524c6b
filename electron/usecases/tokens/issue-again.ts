import type { CallOutput } from '../../../shared/contract.ts';
import { inputsAgain } from '../../../shared/forms/again.ts';
import { PROVIDERS } from '../../../shared/vendors/index.ts';
import { toToken } from '../../store/tokens-table.ts';
import type { AppContext } from '../context/app-context.ts';
import { findToken } from './find-token.ts';

/**
 * What a token was issued with, for the form. Secrets were never kept; times that are over and names
 * that the vendor takes only once are renewed.
 *
 * @throws AppError `not-found`
 */
export function orderOf(ctx: AppContext, id: string): CallOutput<'tokens.order'> {
  const row = findToken(ctx, id);
  const { api, connectionId, label, ticket } = row;
  const inputs = inputsAgain(PROVIDERS[api], row.inputs, ctx.nowMs());
  return { connectionId, inputs, label, ticket, token: toToken(row) };
}
