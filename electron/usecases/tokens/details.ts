import { toErrorData } from '../../../shared/errors.ts';
import type { TokenDetails } from '../../../shared/models/token.ts';
import { toToken } from '../../store/tokens-table.ts';
import type { AppContext } from '../context/app-context.ts';
import { findToken, readTokenSecret } from './find-token.ts';
import { shownInputs } from './issue-inputs.ts';

/** Everything about one token but its secrets. What is inside the token is decoded here, on demand, and not kept. */
export async function tokenDetails(ctx: AppContext, id: string): Promise<TokenDetails> {
  const row = findToken(ctx, id);
  return {
    token: toToken(row),
    request: row.request,
    inputs: shownInputs(row.api, row.inputs),
    answer: row.answer,
    audit: [...ctx.audit.ofToken(id)],
    ...(await inside(ctx, row)),
  };
}

async function inside(
  ctx: AppContext,
  row: ReturnType<typeof findToken>,
): Promise<Pick<TokenDetails, 'form' | 'length' | 'claims' | 'secretProblem'>> {
  try {
    const { accessToken } = await readTokenSecret(ctx, row);
    const { form, claims } = ctx.providers[row.api].readToken(accessToken);
    return { form, claims: [...claims], length: accessToken.length, secretProblem: null };
  } catch (error) {
    return { form: null, claims: [], length: null, secretProblem: toErrorData(error).message };
  }
}
