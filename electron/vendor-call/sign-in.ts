import { randomUUID } from 'node:crypto';
import { AppError, toErrorData } from '../../shared/errors.ts';
import type { HttpAnswer, HttpRequest } from '../../shared/http-message.ts';
import type { Workplace } from '../usecases/app-context.ts';
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
  place: Workplace,
  id: string,
  signIn: SignIn,
  context: ConnectionContext,
): Promise<FoundSession> {
  const owner = ownerOf(context);
  const known = heldSession(place, id, owner) ?? keptSession(context.secrets, owner);
  if (known !== null) {
    holdSession(place, id, known);
    return { session: known, isNew: false };
  }
  return oneAtATime(place, turn(id), async () => {
    const meanwhile = heldSession(place, id, owner);
    if (meanwhile !== null) return { session: meanwhile, isNew: false };
    const session = await openSession(place, signIn, context);
    await keep(place, id, signIn, session);
    return { session, isNew: true };
  });
}

/**
 * The session after one that is over: renewed where the vendor does that, else opened anew.
 *
 * @throws SignInError; the session that is over is forgotten when the vendor refuses another one
 */
export function nextSession(
  place: Workplace,
  id: string,
  signIn: SignIn,
  context: ConnectionContext,
  over: Session,
): Promise<Session> {
  return oneAtATime(place, turn(id), async () => {
    const meanwhile = heldSession(place, id, over.owner);
    if (meanwhile !== null && meanwhile.token !== over.token) return meanwhile;
    try {
      const session =
        (await renewSession(place, signIn, context, over)) ?? (await openSession(place, signIn, context));
      await keep(place, id, signIn, session);
      return session;
    } catch (error) {
      dropHeldSession(place, id, over.token);
      if (toErrorData(error).code.startsWith('vendor-')) await dropKeptSession(place, id);
      throw error;
    }
  });
}

/** Opens a session. Throws {@link SignInError}. */
export async function openSession(
  place: Workplace,
  signIn: SignIn,
  context: ConnectionContext,
): Promise<Session> {
  const deviceId = randomUUID();
  try {
    const asked = { ...context, deviceId };
    return await ask(place, asked, signIn.build(asked), signIn.read);
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
  place: Workplace,
  { renewal }: SignIn,
  context: ConnectionContext,
  { token, deviceId }: Session,
): Promise<Session | null> {
  const inside = within(place, context, { token, deviceId });
  const request = renewal?.build(inside) ?? null;
  if (renewal === null || request === null) return null;
  try {
    return await ask(place, inside, request, renewal.read);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    place.log.info('session.not-renewed', { code: error.data.code, vendor: error.data.vendor });
    return null;
  }
}

async function ask(
  place: Workplace,
  asked: ConnectionContext,
  request: HttpRequest,
  read: (answer: HttpAnswer, asked: ConnectionContext) => OpenedSession,
): Promise<Session> {
  const { deviceId = null } = asked;
  if (deviceId !== null) place.log.guard([deviceId]);
  const answer = await place.send(request, httpOptions(asked.settings, false));
  const { token, livesMs } = readMasked(() => read(answer, asked), asked);
  place.log.guard([token]);
  const endsAt = livesMs === null ? null : place.nowMs() + livesMs;
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

async function keep(place: Workplace, id: string, signIn: SignIn, session: Session): Promise<void> {
  holdSession(place, id, session);
  if (signIn.keep === 'keychain') await keepSession(place, id, session);
}

/** The context of a call that is made in a session. */
export function within<C extends ConnectionContext>(
  place: Workplace,
  context: C,
  { token, deviceId }: Pick<Session, 'token' | 'deviceId'>,
): C {
  place.log.guard([token]);
  return { ...context, sessionToken: token, ...(deviceId === null ? {} : { deviceId }) };
}
