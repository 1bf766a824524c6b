import type { CallOutput } from '../../../shared/contract.ts';
import { inputsAgain } from '../../../shared/forms/again.ts';
import { PROVIDERS } from '../../../shared/vendors/index.ts';
import type { AppContext } from '../app-context.ts';
import { findToken } from './find-token.ts';

/**
 * What a token was issued with, for the form. Secrets were never kept; times that are over and names
 * that the vendor takes only once are renewed.
 *
 * @throws AppError `not-found`
 */
export function orderOf(ctx: AppContext, id: string): CallOutput<'tokens.order'> {
  const { api, connectionId, inputs, label, ticket } = findToken(ctx, id);
  return { connectionId, inputs: inputsAgain(PROVIDERS[api], inputs, ctx.nowMs()), label, ticket };
}
