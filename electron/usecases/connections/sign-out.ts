import { AppError } from '../../../shared/errors.ts';
import type { ConnectionRow } from '../../store/connections-table.ts';
import { changeAtVendor } from '../../vendor-call/change-at-vendor.ts';
import { SIGN_OUT_DOUBT } from '../../vendor-call/change-words.ts';
import { commitOrLater } from '../../vendor-call/pending-writes.ts';
import type { PreparedSignOut, Session } from '../../vendor-call/sessions.ts';
import { sessionLock } from '../../vendor-call/sign-in.ts';
import type { AppContext } from '../context/app-context.ts';
import { findConnection } from './find-connection.ts';

/**
 * Signs a connection out: at the vendor, with each session's own prepared call, and here.
 *
 * @returns whether the vendor confirmed it; when not, the session ends there by itself
 * @throws AppError `not-found`
 */
export function signOut(ctx: AppContext, id: string): Promise<{ confirmed: boolean }> {
  return ctx.locks.run(sessionLock(id), async () => ({
    confirmed: await endSessions(ctx, findConnection(ctx, id)),
  }));
}

/**
 * Ends all sessions of a connection, which may be changing or going. They are forgotten here at once.
 *
 * @returns whether the vendor confirmed it, or had nothing to end. Never throws.
 */
export async function endSessions(ctx: AppContext, connection: ConnectionRow): Promise<boolean> {
  const sessions = ctx.sessions.takeAll(connection.id);
  if (sessions.length === 0) return true;
  ctx.changed('sessions');
  const ended = await Promise.all(sessions.map((session) => end(ctx, connection, session)));
  return ended.every((confirmed) => confirmed);
}

function end(ctx: AppContext, connection: ConnectionRow, session: Session): Promise<boolean> {
  const { signOut: prepared, token, deviceId } = session;
  if (prepared === null) return Promise.resolve(true);
  const { api, name, baseUrl, settings } = connection;
  const about = { api, connectionName: name };
  return changeAtVendor(ctx, {
    kind: 'sign-out',
    origin: 'agent',
    caller: connection,
    about,
    detail: 'not confirmed',
    atStake: 'nothing',
    prepare: async () => ({ baseUrl, settings, secrets: {} }),
    needsSession: () => false,
    secrets: () => [token, deviceId ?? ''],
    build: () => prepared.request,
    options: prepared.options,
    read: (answer) => assertOver(prepared, answer),
    async keep() {
      const line = { ...about, action: 'connection.signed-out', detail: baseUrl } as const;
      return { result: true, postponed: commitOrLater(ctx, () => ctx.audit.add(line)) };
    },
    doubt: SIGN_OUT_DOUBT,
  }).catch(() => false);
}

function assertOver(prepared: PreparedSignOut, answer: Parameters<PreparedSignOut['isDone']>[0]): void {
  if (prepared.isDone(answer)) return;
  throw new AppError({
    code: 'vendor-refused',
    message: 'The vendor did not end the session.',
    hint: SIGN_OUT_DOUBT.remedy,
    vendor: { status: answer.status },
  });
}
