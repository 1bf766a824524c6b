import type { Api } from '../../shared/forms/values.ts';
import type { HttpAnswer } from '../../shared/http-message.ts';
import type { SendHttp } from '../http/client.ts';
import type { AppContext } from '../usecases/app-context.ts';
import type { ConnectionContext } from '../vendors/kit/define.ts';
import type { CarriedSession, SignIn } from '../vendors/kit/session.ts';
import { dropHeldSession, heldSession, holdSession, ownerOf } from './held-sessions.ts';
import { httpOptions } from './http-options.ts';
import { findSession, nextSession, openSession, within } from './sign-in.ts';

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
 * @throws SignInError, or whatever the work throws
 */
export async function signedIn<C extends ConnectionContext, T>(
  ctx: AppContext,
  { api, id }: Caller,
  context: C,
  work: Work<C, T>,
): Promise<T> {
  const provider = ctx.providers[api];
  const signIn = provider.signIn(context);
  if (signIn !== null) {
    return id === null || signIn.keep === 'never'
      ? inSessionOfItsOwn(ctx, signIn, context, work)
      : inKeptSession(ctx, id, signIn, context, work);
  }
  const carried = provider.carriedSession?.(context) ?? null;
  return id === null || carried === null
    ? work(context, ctx.send)
    : inCarriedSession(ctx, id, carried, context, work);
}

/** The session in which a call is made, as a secret that its answer may echo. */
export function sessionOf({ sessionToken }: ConnectionContext): string[] {
  return sessionToken === undefined ? [] : [sessionToken];
}

/** Signing out is best effort: the session ends by itself, and its failure must not hide the result. */
async function inSessionOfItsOwn<C extends ConnectionContext, T>(
  ctx: AppContext,
  signIn: SignIn,
  context: C,
  work: Work<C, T>,
): Promise<T> {
  const inside = within(ctx, context, await openSession(ctx, signIn, context));
  try {
    return await work(inside, ctx.send);
  } finally {
    const request = signIn.signOut?.build(inside);
    if (request !== undefined)
      void ctx.send(request, httpOptions(context.settings, false)).catch(() => undefined);
  }
}

async function inKeptSession<C extends ConnectionContext, T>(
  ctx: AppContext,
  id: string,
  signIn: SignIn,
  context: C,
  work: Work<C, T>,
): Promise<T> {
  const { session, isNew } = await findSession(ctx, id, signIn, context);
  const inside = within(ctx, context, session);
  if (isNew) return work(inside, ctx.send);
  return unlessOver(ctx, inside, signIn.isOver, work, async () =>
    work(within(ctx, context, await nextSession(ctx, id, signIn, context, session)), ctx.send),
  );
}

async function inCarriedSession<C extends ConnectionContext, T>(
  ctx: AppContext,
  id: string,
  carried: CarriedSession,
  context: C,
  work: Work<C, T>,
): Promise<T> {
  const owner = ownerOf(context);
  const session = heldSession(ctx, id, owner);
  const isOver = (answer: HttpAnswer): boolean => {
    const news = carried.read(answer);
    if (news === null || news === 'over') return news === 'over';
    ctx.log.guard([news.token]);
    holdSession(ctx, id, { token: news.token, deviceId: null, endsAt: null, owner });
    return false;
  };
  const withCredentials = (): Promise<T> =>
    unlessOver(ctx, context, isOver, work, (error) => Promise.reject(error));
  if (session === null) return withCredentials();
  return unlessOver(ctx, within(ctx, context, session), isOver, work, () => {
    dropHeldSession(ctx, id, session.token);
    return withCredentials();
  });
}

/** Does the work; when it fails on an answer by which the session is over, `otherwise`. */
async function unlessOver<C, T>(
  ctx: AppContext,
  context: C,
  isOver: (answer: HttpAnswer) => boolean,
  work: Work<C, T>,
  otherwise: (error: unknown) => Promise<T>,
): Promise<T> {
  let over = false;
  const send: SendHttp = async (request, options) => {
    over = false;
    const answer = await ctx.send(request, options);
    over = isOver(answer);
    return answer;
  };
  try {
    return await work(context, send);
  } catch (error) {
    if (!over) throw error;
    ctx.log.info('session.over');
    return otherwise(error);
  }
}
