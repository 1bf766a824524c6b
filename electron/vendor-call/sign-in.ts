import { randomUUID } from 'node:crypto';
import { AppError, toErrorData } from '../../shared/errors.ts';
import type { HttpAnswer, HttpRequest } from '../../shared/http-message.ts';
import type { SendHttp } from '../http/client.ts';
import { maskErrorData } from '../log/mask-error-data.ts';
import type { ConnectionContext } from '../vendors/kit/define.ts';
import type { OpenedSession, SignIn } from '../vendors/kit/session.ts';
import type { CallContext } from './call-context.ts';
import { unlessCancelled } from './cancelled.ts';
import { commitOrLater } from './pending-writes.ts';
import { httpOptions } from './prepare.ts';
import { ownerOf, type Session } from './sessions.ts';
import { SignInError } from './sign-in-error.ts';

/** A sign-in for one call. */
export interface SignInFor {
  readonly signIn: SignIn;
  readonly context: ConnectionContext;
  readonly send: SendHttp;
  readonly signal: AbortSignal;
}

/**
 * The session at hand, or a new one. One sign-in at a time for each connection: calls that come meanwhile
 * get its session.
 *
 * @throws SignInError
 */
export async function findSession(
  ctx: CallContext,
  id: string,
  call: SignInFor,
): Promise<{ readonly session: Session; readonly isNew: boolean }> {
  const owner = ownerOf(call.context);
  const known = ctx.sessions.find(id, owner, ctx.nowMs());
  if (known !== null) return { session: known, isNew: false };
  return inTurn(ctx, id, call.signal, async () => {
    const meanwhile = ctx.sessions.find(id, owner, ctx.nowMs());
    if (meanwhile !== null) return { session: meanwhile, isNew: false };
    const session = await openSession(ctx, call);
    keep(ctx, id, session);
    return { session, isNew: true };
  });
}

/**
 * The session after one that is over: renewed where the vendor does that, else opened anew.
 *
 * @throws SignInError; the session that is over is forgotten then
 */
export function nextSession(ctx: CallContext, id: string, call: SignInFor, over: Session): Promise<Session> {
  return inTurn(ctx, id, call.signal, async () => {
    const meanwhile = ctx.sessions.find(id, over.owner, ctx.nowMs());
    if (meanwhile !== null && meanwhile.token !== over.token) return meanwhile;
    try {
      const session = (await renewSession(ctx, call, over)) ?? (await openSession(ctx, call));
      ctx.sessions.hold(id, session);
      return session;
    } catch (error) {
      ctx.sessions.drop(id, over.token);
      ctx.changed('sessions');
      throw error;
    }
  });
}

/** Opens a session. Throws {@link SignInError}. */
export async function openSession(ctx: CallContext, call: SignInFor): Promise<Session> {
  const asked = { ...call.context, deviceId: randomUUID() };
  try {
    return await ask(ctx, call, asked, call.signIn.build(asked), call.signIn.read);
  } catch (error) {
    throw asSignInError(error);
  }
}

/** Name of the lock under which a connection's sessions change; taken after that of its row. */
export function sessionLock(id: string): string {
  return `session.${id}`;
}

/** The context of a call that is made in a session. */
export function within<C extends ConnectionContext>(
  ctx: Pick<CallContext, 'log'>,
  context: C,
  { token, deviceId }: Pick<Session, 'token' | 'deviceId'>,
): C {
  ctx.log.guard([token]);
  return { ...context, sessionToken: token, ...(deviceId === null ? {} : { deviceId }) };
}

async function inTurn<T>(
  ctx: CallContext,
  id: string,
  signal: AbortSignal,
  work: () => Promise<T>,
): Promise<T> {
  const turn = ctx.locks.run(sessionLock(id), () => {
    signal.throwIfAborted();
    return work();
  });
  try {
    return await unlessCancelled(signal, turn);
  } catch (error) {
    throw asSignInError(error);
  }
}

/** Whatever goes wrong here: nothing was done of the call for which the session is. */
function asSignInError(error: unknown): SignInError {
  return error instanceof SignInError ? error : new SignInError(toErrorData(error), { cause: error });
}

/** Null when the vendor does not renew this session: it can be opened anew. */
async function renewSession(
  ctx: CallContext,
  call: SignInFor,
  { token, deviceId }: Session,
): Promise<Session | null> {
  const { renewal } = call.signIn;
  const inside = within(ctx, call.context, { token, deviceId });
  const request = renewal?.build(inside) ?? null;
  if (renewal === null || request === null) return null;
  try {
    return await ask(ctx, call, inside, request, renewal.read);
  } catch (error) {
    call.signal.throwIfAborted();
    const { code, vendor } = toErrorData(error);
    ctx.log.info('session.not-renewed', { code, vendor });
    return null;
  }
}

async function ask(
  ctx: CallContext,
  { signIn, send }: SignInFor,
  asked: ConnectionContext,
  request: HttpRequest,
  read: (answer: HttpAnswer, asked: ConnectionContext) => OpenedSession,
): Promise<Session> {
  const { deviceId = null } = asked;
  if (deviceId !== null) ctx.log.guard([deviceId]);
  const options = httpOptions(asked.settings, false);
  const answer = await send(request, options);
  const { token, livesMs } = readMasked(() => read(answer, asked), asked);
  ctx.log.guard([token]);
  const end = signIn.signOut;
  return {
    token,
    deviceId,
    endsAt: livesMs === null ? null : ctx.nowMs() + livesMs,
    owner: ownerOf(asked),
    signOut:
      end === null
        ? null
        : {
            request: end.build(within(ctx, asked, { token, deviceId })),
            options,
            isDone: (reply) => end.isDone(reply),
          },
  };
}

/** Reads an answer; what a refusal repeats of the call is masked in every form. */
function readMasked(read: () => OpenedSession, asked: ConnectionContext): OpenedSession {
  const { secrets, sessionToken = '', deviceId = '' } = asked;
  try {
    return read();
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    const known = [...Object.values(secrets), sessionToken, deviceId];
    throw new AppError(maskErrorData(error.data, known), { cause: error });
  }
}

function keep(ctx: CallContext, id: string, session: Session): void {
  ctx.sessions.hold(id, session);
  if (session.signOut === null) return;
  const row = ctx.connections.find(id);
  if (row === null) return;
  commitOrLater(ctx, () =>
    ctx.audit.add({
      action: 'connection.signed-in',
      api: row.api,
      connectionName: row.name,
      detail: row.baseUrl,
    }),
  );
  ctx.changed('sessions');
}
