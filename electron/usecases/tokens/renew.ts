import { toErrorData } from '../../../shared/errors.ts';
import { renewalObstacle } from '../../../shared/lifecycle.ts';
import type { Token } from '../../../shared/models/token.ts';
import type { SendHttp } from '../../http/client.ts';
import { type TokenRow, toToken } from '../../store/tokens-table.ts';
import { httpOptions } from '../../vendor-call/http-options.ts';
import { sessionOf, signedIn } from '../../vendor-call/in-session.ts';
import { oneAtATime } from '../../vendor-call/locks.ts';
import type { Renewal, RenewContext } from '../../vendors/kit/define.ts';
import type { Workplace } from '../app-context.ts';
import { notPossible, prepareTokenCall } from './call-on-token.ts';
import { findToken, readTokenSecret } from './find-token.ts';
import { keepRenewed, type Renewed } from './keep-renewed.ts';
import { removePending } from './pending-generation.ts';
import { failRenewal } from './renewal-failure.ts';

/**
 * Exchanges a token and its refresh token for new ones. One at a time per token, and never the same
 * pair twice: the row says `renewing` before the request leaves, the new pair is in the keychain under
 * the next generation and read back before the row switches to it, and the old one goes last. A kill
 * at any moment leaves one of the two.
 *
 * @param isWanted asked when its turn has come, with the token as it is then; if not, it stays as it is
 * @throws AppError `not-possible` when nothing was sent, `vendor-*` for a refusal, `outcome-unknown`
 *   when the answer is lost: the token is marked then, and cannot be renewed again
 */
export function renewToken(
  place: Workplace,
  id: string,
  isWanted: (token: Token) => boolean = () => true,
): Promise<Token> {
  const asked = place.tokens.find(id)?.secretGeneration;
  return oneAtATime(place, id, async () => {
    const row = findToken(place, id);
    const token = toToken(row);
    // Renewed while this waited: what was asked for has happened.
    if (row.secretGeneration !== asked || !isWanted(token)) return token;
    try {
      return toToken(await renew(place, id));
    } finally {
      place.changed('tokens');
    }
  });
}

async function renew(place: Workplace, id: string): Promise<TokenRow> {
  const { row, renewal } = renewable(place, id);
  const call = await prepareTokenCall(place, row);
  // What an earlier renewal left behind goes before another generation is begun.
  await removePending(place, row);
  const old = await readTokenSecret(place, row);
  if (old.refreshToken === null) throw notPossible(CANNOT, 'The vendor gave no refresh token with this one.');
  const context: RenewContext = {
    ...call.context,
    pair: { accessToken: old.accessToken, refreshToken: old.refreshToken },
  };
  place.db.transaction(() => place.tokens.startRenewal(id, row.secretGeneration + 1));
  place.changed('tokens');
  const known = [...call.known, old.accessToken, old.refreshToken];
  const renewed = await request(place, row, renewal, context, known);
  return keepRenewed(place, row, old, renewed, known);
}

const CANNOT = 'This token cannot be renewed.';

function renewable(place: Workplace, id: string): { row: TokenRow; renewal: Renewal } {
  const row = findToken(place, id);
  const obstacle = renewalObstacle(toToken(row), place.nowMs());
  if (obstacle !== null) throw notPossible(CANNOT, obstacle);
  const { renewal } = place.providers[row.api];
  if (renewal === null) throw notPossible(CANNOT, 'Issue a new one.');
  return { row, renewal };
}

/** Signs in where needed, sends the pair once and reads the answer; settles the row when that fails. */
async function request(
  place: Workplace,
  row: TokenRow,
  renewal: Renewal,
  context: RenewContext,
  known: string[],
): Promise<Renewed> {
  let left = false;
  const exchange = async (inside: RenewContext, send: SendHttp): Promise<Renewed> => {
    left = true;
    known.push(...sessionOf(inside));
    const answer = await send(renewal.build(inside), httpOptions(context.settings, true));
    place.log.info('renewal.answered', { api: row.api, status: answer.status });
    return { answer, token: renewal.read(answer, inside) };
  };
  try {
    return renewal.needsCredentials(context)
      ? await signedIn(place, { api: row.api, id: row.connectionId }, context, exchange)
      : await exchange(context, place.send);
  } catch (error) {
    throw failRenewal(place, row, { data: toErrorData(error), left, known, cause: error });
  }
}
