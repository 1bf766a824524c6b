import { toErrorData } from '../../../shared/errors.ts';
import type { TokenDetails } from '../../../shared/models/token.ts';
import { toToken } from '../../store/tokens-table.ts';
import type { Workplace } from '../app-context.ts';
import { findToken, readTokenSecret } from './find-token.ts';
import { shownInputs } from './issue-inputs.ts';

/** Everything about one token but its secrets. What is inside the token is decoded here, on demand, and not kept. */
export async function tokenDetails(place: Workplace, id: string): Promise<TokenDetails> {
  const row = findToken(place, id);
  return {
    token: toToken(row),
    request: row.request,
    inputs: shownInputs(row.api, row.inputs),
    answer: row.answer,
    audit: [...place.audit.ofToken(id)],
    ...(await inside(place, row)),
  };
}

async function inside(
  place: Workplace,
  row: ReturnType<typeof findToken>,
): Promise<Pick<TokenDetails, 'form' | 'length' | 'claims' | 'secretProblem'>> {
  try {
    const { accessToken } = await readTokenSecret(place, row);
    const { form, claims } = place.providers[row.api].readToken(accessToken);
    return { form, claims: [...claims], length: accessToken.length, secretProblem: null };
  } catch (error) {
    return { form: null, claims: [], length: null, secretProblem: toErrorData(error).message };
  }
}
