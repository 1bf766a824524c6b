import type { Api } from '../../shared/forms/values.ts';
import type { HttpAnswer } from '../../shared/http-message.ts';
import type { SendHttp } from '../http/client.ts';
import type { ConnectionContext } from '../vendors/kit/define.ts';
import type { CarriedSession } from '../vendors/kit/session.ts';
import type { CallContext } from './call-context.ts';
import { endQuietly } from './end-session.ts';
import { ownerOf } from './sessions.ts';
import { findSession, nextSession, openSession, type SignInFor, within } from './sign-in.ts';

/** The connection that makes a call; without an id it is not saved, and nothing of the call is kept. */
export interface Caller {
  readonly api: Api;
  readonly id: string | null;
}

/**
 * Sends its requests with the `send` that it is given. It runs a second time when its last answer said
 * that the session had ended before anything was done: what it sent before that must be safe to repeat.
 */
export type Work<C, T> = (context: C, send: SendHttp) => Promise<T>;

/**
 * Does work in the connection's session: the one at hand, or a new one. A session that turns out to be
 * over is replaced, and the work done once more. Nothing else is ever sent again.
 *
 * @param signal breaks off what is being sent
 * @throws SignInError, or whatever the work throws
 */
export async function signedIn<C extends ConnectionContext, T>(
  ctx: CallContext,
  { api, id }: Caller,
  context: C,
  signal: AbortSignal,
  work: Work<C, T>,
): Promise<T> {
  const provider = ctx.providers[api];
  const send: SendHttp = (request, options) => ctx.send(request, { ...options, signal });
  const signIn = provider.signIn(context);
  if (signIn !== null) {
    const call: SignInFor = { signIn, context, send, signal };
    return id === null || signIn.keep === 'never'
      ? inSessionOfItsOwn(ctx, call, context, work)
      : inKeptSession(ctx, id, call, context, work);
  }
  const carried = provider.carriedSession?.(context) ?? null;
  return id === null || carried === null
    ? work(context, send)
    : inCarriedSession(ctx, id, carried, context, send, work);
}

/** Signing out is best effort: the session ends by itself, and its failure must not hide the result. */
async function inSessionOfItsOwn<C extends ConnectionContext, T>(
  ctx: CallContext,
  call: SignInFor,
  context: C,
  work: Work<C, T>,
): Promise<T> {
  const session = await openSession(ctx, call);
  try {
    return await work(within(ctx, context, session), call.send);
  } finally {
    endQuietly(ctx, [session]);
  }
}

async function inKeptSession<C extends ConnectionContext, T>(
  ctx: CallContext,
  id: string,
  call: SignInFor,
  context: C,
  work: Work<C, T>,
): Promise<T> {
  const { session, isNew } = await findSession(ctx, id, call);
  // What was opened before the connection changed serves nobody any more.
  endQuietly(ctx, ctx.sessions.takeOthers(id, session.owner), id);
  const inside = within(ctx, context, session);
  if (isNew) return work(inside, call.send);
  return unlessOver(ctx, inside, call.send, call.signIn.isOver, work, async () =>
    work(within(ctx, context, await nextSession(ctx, id, call, session)), call.send),
  );
}

async function inCarriedSession<C extends ConnectionContext, T>(
  ctx: CallContext,
  id: string,
  carried: CarriedSession,
  context: C,
  send: SendHttp,
  work: Work<C, T>,
): Promise<T> {
  const owner = ownerOf(context);
  const session = ctx.sessions.find(id, owner, ctx.nowMs());
  const isOver = (answer: HttpAnswer): boolean => {
    const news = carried.read(answer);
    if (news === null || news === 'over') return news === 'over';
    ctx.log.guard([news.token]);
    ctx.sessions.hold(id, { token: news.token, deviceId: null, endsAt: null, owner, signOut: null });
    return false;
  };
  const withCredentials = (): Promise<T> =>
    unlessOver(ctx, context, send, isOver, work, (error) => Promise.reject(error));
  if (session === null) return withCredentials();
  return unlessOver(ctx, within(ctx, context, session), send, isOver, work, () => {
    ctx.sessions.drop(id, session.token);
    return withCredentials();
  });
}

/** Does the work; when it fails on an answer by which the session is over, `otherwise`. */
async function unlessOver<C, T>(
  ctx: CallContext,
  context: C,
  send: SendHttp,
  isOver: (answer: HttpAnswer) => boolean,
  work: Work<C, T>,
  otherwise: (error: unknown) => Promise<T>,
): Promise<T> {
  let over = false;
  const watched: SendHttp = async (request, options) => {
    over = false;
    const answer = await send(request, options);
    over = isOver(answer);
    return answer;
  };
  try {
    return await work(context, watched);
  } catch (error) {
    if (!over) throw error;
    ctx.log.info('session.over');
    return otherwise(error);
  }
}
