import { toErrorData } from '../../../shared/errors.ts';
import { PROVIDERS } from '../../../shared/vendors/index.ts';
import type { SendHttp } from '../../http/client.ts';
import { httpOptions } from '../../vendor-call/http-options.ts';
import { oneAtATime } from '../../vendor-call/locks.ts';
import type { ConnectionContext } from '../../vendors/kit/define.ts';
import type { AppContext } from '../app-context.ts';
import { notPossible } from '../tokens/call-on-token.ts';
import { revokeToken } from '../tokens/revoke.ts';
import { type AtServer, keyOf } from './adopt.ts';
import { failChange, noteChange } from './change-failure.ts';
import { ourRow } from './our-rows.ts';
import { atServer, prepareServerCall, type ServerCall } from './server-call.ts';

export interface RevokeOrder extends AtServer {
  /** For the audit trail. */
  readonly name: string;
}

/**
 * Ends a token at the server of which the history knows nothing; one that the history knows is revoked as
 * its row's own. Asking again after a lost answer is safe.
 *
 * @throws AppError `vendor-*` for a refusal, `outcome-unknown` when the answer is lost
 */
export function revokeServerToken(
  ctx: AppContext,
  order: RevokeOrder,
): Promise<{ outcome: 'revoked' | 'gone' }> {
  return oneAtATime(ctx, keyOf(order), async () => {
    const call = await prepareServerCall(ctx, order);
    const ours = ourRow(ctx, call.connection, order.vendorTokenId);
    if (ours !== null) {
      await revokeToken(ctx, ours.id);
      return { outcome: 'revoked' };
    }
    try {
      const outcome = await atServer(ctx, call, (inside, send) => revoke(ctx, call, order, inside, send));
      const detail = outcome === 'gone' ? 'the vendor no longer knew it' : 'known at the server only';
      noteChange(ctx, { ...aboutOf(call, order), action: 'token.revoked', detail });
      return { outcome };
    } finally {
      ctx.changed('tokens');
    }
  });
}

async function revoke(
  ctx: AppContext,
  call: ServerCall,
  order: RevokeOrder,
  inside: ConnectionContext,
  send: SendHttp,
): Promise<'revoked' | 'gone'> {
  const { api } = call.connection;
  const { revocation } = ctx.providers[api];
  if (revocation === null) {
    throw notPossible('This token cannot be revoked here.', `${PROVIDERS[api].name} offers no way to do it.`);
  }
  try {
    const request = revocation.build(inside, order.vendorTokenId);
    const answer = await send(request, httpOptions(inside.settings, true));
    ctx.log.info('server-revocation.answered', { api, status: answer.status });
    return revocation.read(answer, inside);
  } catch (error) {
    const failure = { data: toErrorData(error), left: true, known: call.known, cause: error };
    throw failChange(ctx, 'revocation', aboutOf(call, order), failure);
  }
}

function aboutOf({ connection }: ServerCall, { name }: RevokeOrder) {
  return { api: connection.api, connectionName: connection.name, subject: name };
}
