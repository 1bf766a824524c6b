import { toErrorData } from '../../../shared/errors.ts';
import { renewalObstacle } from '../../../shared/lifecycle.ts';
import type { Token } from '../../../shared/models/token.ts';
import type { SendHttp } from '../../http/client.ts';
import { type TokenRow, toToken } from '../../store/tokens-table.ts';
import { httpOptions } from '../../vendor-call/http-options.ts';
import { sessionOf, signedIn } from '../../vendor-call/in-session.ts';
import { oneAtATime } from '../../vendor-call/locks.ts';
import type { Renewal, RenewContext } from '../../vendors/kit/define.ts';
import type { AppContext } from '../app-context.ts';
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
  ctx: AppContext,
  id: string,
  isWanted: (token: Token) => boolean = () => true,
): Promise<Token> {
  const asked = ctx.tokens.find(id)?.secretGeneration;
  return oneAtATime(ctx, id, async () => {
    const row = findToken(ctx, id);
    const token = toToken(row);
    // Renewed while this waited: what was asked for has happened.
    if (row.secretGeneration !== asked || !isWanted(token)) return token;
    try {
      return toToken(await renew(ctx, id));
    } finally {
      ctx.changed('tokens');
    }
  });
}

async function renew(ctx: AppContext, id: string): Promise<TokenRow> {
  const { row, renewal } = renewable(ctx, id);
  const call = await prepareTokenCall(ctx, row);
  // What an earlier renewal left behind goes before another generation is begun.
  await removePending(ctx, row);
  const old = await readTokenSecret(ctx, row);
  if (old.refreshToken === null) throw notPossible(CANNOT, 'The vendor gave no refresh token with this one.');
  const context: RenewContext = {
    ...call.context,
    pair: { accessToken: old.accessToken, refreshToken: old.refreshToken },
  };
  ctx.db.transaction(() => ctx.tokens.startRenewal(id, row.secretGeneration + 1));
  ctx.changed('tokens');
  const known = [...call.known, old.accessToken, old.refreshToken];
  const renewed = await request(ctx, row, renewal, context, known);
  return keepRenewed(ctx, row, old, renewed, known);
}

const CANNOT = 'This token cannot be renewed.';

function renewable(ctx: AppContext, id: string): { row: TokenRow; renewal: Renewal } {
  const row = findToken(ctx, id);
  const obstacle = renewalObstacle(toToken(row), ctx.nowMs());
  if (obstacle !== null) throw notPossible(CANNOT, obstacle);
  const { renewal } = ctx.providers[row.api];
  if (renewal === null) throw notPossible(CANNOT, 'Issue a new one.');
  return { row, renewal };
}

/** Signs in where needed, sends the pair once and reads the answer; settles the row when that fails. */
async function request(
  ctx: AppContext,
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
    ctx.log.info('renewal.answered', { api: row.api, status: answer.status });
    return { answer, token: renewal.read(answer, inside) };
  };
  try {
    return renewal.needsCredentials(context)
      ? await signedIn(ctx, { api: row.api, id: row.connectionId }, context, exchange)
      : await exchange(context, ctx.send);
  } catch (error) {
    throw failRenewal(ctx, row, { data: toErrorData(error), left, known, cause: error });
  }
}
