import { randomUUID } from 'node:crypto';
import { AppError, toErrorData } from '../../shared/errors.ts';
import type { HttpAnswer, HttpRequest } from '../../shared/http-message.ts';
import type { AppContext } from '../usecases/app-context.ts';
import { maskWords } from '../usecases/tokens/issue-failure.ts';
import type { ConnectionContext } from '../vendors/kit/define.ts';
import type { OpenedSession, SignIn } from '../vendors/kit/session.ts';
import { dropHeldSession, heldSession, holdSession, ownerOf, type Session } from './held-sessions.ts';
import { httpOptions } from './http-options.ts';
import { dropKeptSession, keepSession, keptSession } from './kept-session.ts';
import { oneAtATime } from './locks.ts';
import { SignInError } from './sign-in-error.ts';

/** A call's session, and whether it was opened for this call. */
export interface FoundSession {
  readonly session: Session;
  readonly isNew: boolean;
}

/**
 * The session at hand, or a new one. One sign-in at a time for each connection: calls that come meanwhile
 * get its session.
 *
 * @throws SignInError
 */
export async function findSession(
  ctx: AppContext,
  id: string,
  signIn: SignIn,
  context: ConnectionContext,
): Promise<FoundSession> {
  const owner = ownerOf(context);
  const known = heldSession(ctx, id, owner) ?? keptSession(context.secrets, owner);
  if (known !== null) {
    holdSession(ctx, id, known);
    return { session: known, isNew: false };
  }
  return oneAtATime(ctx, turn(id), async () => {
    const meanwhile = heldSession(ctx, id, owner);
    if (meanwhile !== null) return { session: meanwhile, isNew: false };
    const session = await openSession(ctx, signIn, context);
    await keep(ctx, id, signIn, session);
    return { session, isNew: true };
  });
}

/**
 * The session after one that is over: renewed where the vendor does that, else opened anew.
 *
 * @throws SignInError; the session that is over is forgotten when the vendor refuses another one
 */
export function nextSession(
  ctx: AppContext,
  id: string,
  signIn: SignIn,
  context: ConnectionContext,
  over: Session,
): Promise<Session> {
  return oneAtATime(ctx, turn(id), async () => {
    const meanwhile = heldSession(ctx, id, over.owner);
    if (meanwhile !== null && meanwhile.token !== over.token) return meanwhile;
    try {
      const session =
        (await renewSession(ctx, signIn, context, over)) ?? (await openSession(ctx, signIn, context));
      await keep(ctx, id, signIn, session);
      return session;
    } catch (error) {
      dropHeldSession(ctx, id, over.token);
      if (toErrorData(error).code.startsWith('vendor-')) await dropKeptSession(ctx, id);
      throw error;
    }
  });
}

/** Opens a session. Throws {@link SignInError}. */
export async function openSession(
  ctx: AppContext,
  signIn: SignIn,
  context: ConnectionContext,
): Promise<Session> {
  const deviceId = randomUUID();
  try {
    const asked = { ...context, deviceId };
    return await ask(ctx, asked, signIn.build(asked), signIn.read);
  } catch (error) {
    throw new SignInError(toErrorData(error), { cause: error });
  }
}

/** Turn in which a connection's sessions change; apart from that of its row, which they wait for. */
export function turn(id: string): string {
  return `session.${id}`;
}

/** Null when the vendor does not renew this session: it can be opened anew. */
async function renewSession(
  ctx: AppContext,
  { renewal }: SignIn,
  context: ConnectionContext,
  { token, deviceId }: Session,
): Promise<Session | null> {
  const inside = within(ctx, context, { token, deviceId });
  const request = renewal?.build(inside) ?? null;
  if (renewal === null || request === null) return null;
  try {
    return await ask(ctx, inside, request, renewal.read);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    ctx.log.info('session.not-renewed', { code: error.data.code, vendor: error.data.vendor });
    return null;
  }
}

async function ask(
  ctx: AppContext,
  asked: ConnectionContext,
  request: HttpRequest,
  read: (answer: HttpAnswer, asked: ConnectionContext) => OpenedSession,
): Promise<Session> {
  const { deviceId = null } = asked;
  if (deviceId !== null) ctx.log.guard([deviceId]);
  const answer = await ctx.send(request, httpOptions(asked.settings, false));
  const { token, livesMs } = readMasked(() => read(answer, asked), asked);
  ctx.log.guard([token]);
  const endsAt = livesMs === null ? null : ctx.nowMs() + livesMs;
  return { token, deviceId, endsAt, owner: ownerOf(asked) };
}

/** Reads an answer; what a refusal repeats of the call is masked in every form. */
function readMasked(read: () => OpenedSession, asked: ConnectionContext): OpenedSession {
  const { secrets, sessionToken = '', deviceId = '' } = asked;
  try {
    return read();
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    const known = [...Object.values(secrets), sessionToken, deviceId];
    throw new AppError(maskWords(error.data, known), { cause: error });
  }
}

async function keep(ctx: AppContext, id: string, signIn: SignIn, session: Session): Promise<void> {
  holdSession(ctx, id, session);
  if (signIn.keep === 'keychain') await keepSession(ctx, id, session);
}

/** The context of a call that is made in a session. */
export function within<C extends ConnectionContext>(
  ctx: AppContext,
  context: C,
  { token, deviceId }: Pick<Session, 'token' | 'deviceId'>,
): C {
  ctx.log.guard([token]);
  return { ...context, sessionToken: token, ...(deviceId === null ? {} : { deviceId }) };
}
