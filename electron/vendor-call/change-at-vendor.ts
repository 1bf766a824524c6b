import { AppError } from '../../shared/errors.ts';
import type { HttpAnswer } from '../../shared/http-message.ts';
import type { SendHttp } from '../http/client.ts';
import { sentSecrets } from '../log/sent-secrets.ts';
import type { ConnectionContext } from '../vendors/kit/define.ts';
import type { CallContext } from './call-context.ts';
import { unlessCancelled } from './cancelled.ts';
import type { CallEntry } from './in-flight.ts';
import { signedIn } from './in-session.ts';
import { KINDS, outcomeOf } from './outcomes.ts';
import { httpOptions } from './prepare.ts';
import { settleFailure } from './settle-failure.ts';
import type { Answered, Attempt, VendorChange } from './vendor-change.ts';

/**
 * The one way to change something at a vendor: register, prepare, sign in, build; commit the intention at the
 * moment at which the first byte leaves; read, keep the secret, commit row and audit line. `OUTCOMES` says what
 * becomes of everything in each case. The caller holds the lock of what is changed.
 *
 * @throws AppError with what happened, secrets masked
 */
export async function changeAtVendor<C extends ConnectionContext, R, D>(
  ctx: CallContext,
  change: VendorChange<C, R, D>,
): Promise<D> {
  const { kind, origin, caller, about, atStake } = change;
  const entry = ctx.inFlight.register({
    kind,
    origin,
    api: caller.api,
    connectionId: caller.id,
    connectionName: caller.name,
    subject: about.subject ?? '',
    atStake,
  });
  const attempt: Attempt = { intended: false, requestSent: false, answer: null, known: new Set() };
  const ended = await exchange(ctx, change, entry, attempt)
    .then((answered) => {
      entry.setPhase('settling');
      return change.keep(answered);
    })
    .catch((error: unknown) => settleFailure(ctx, change, attempt, error));
  if (ended.postponed === null) entry.end();
  else void ended.postponed.written.then(() => entry.end());
  if ('error' in ended) throw ended.error;
  if (ended.postponed !== null && ended.unwritten !== undefined)
    throw new AppError(ended.unwritten(ended.postponed.reason));
  return ended.result;
}

/** From the keychain to the answer as it was read. */
async function exchange<C extends ConnectionContext, R, D>(
  ctx: CallContext,
  change: VendorChange<C, R, D>,
  entry: CallEntry,
  attempt: Attempt,
): Promise<Answered<C, R>> {
  const { signal } = entry;
  const context = await unlessCancelled(signal, change.prepare());
  const secrets = [...Object.values(context.secrets), ...(change.secrets?.(context) ?? [])];
  ctx.log.guard(secrets);
  know(attempt, secrets);

  const onLeave = (): void => {
    if (attempt.requestSent) return;
    signal.throwIfAborted();
    if (!attempt.intended && change.intention !== undefined) ctx.db.transaction(() => change.intention?.());
    attempt.intended = true;
    attempt.requestSent = true;
    entry.setPhase('sent');
  };

  const work = async (inside: C, send: SendHttp): Promise<Answered<C, R>> => {
    signal.throwIfAborted();
    attempt.requestSent = false;
    attempt.answer = null;
    know(attempt, [inside.sessionToken ?? '', inside.deviceId ?? '']);
    const request = change.build(inside);
    know(attempt, sentSecrets(request));
    const options = change.options ?? httpOptions(inside.settings, true);
    const answer = await send(request, { ...options, signal, onLeave });
    // An answer proves that the request left, whatever a transport told.
    onLeave();
    attempt.answer = answer;
    ctx.log.info(`${KINDS[change.kind].event}.answered`, { api: change.caller.api, status: answer.status });
    const value = read(ctx, change, answer, inside);
    return { answer, value, inside, known: [...attempt.known] };
  };

  return change.needsSession?.(context) === false
    ? work(context, ctx.send)
    : signedIn(ctx, change.caller, context, signal, work);
}

/** What the vendor's reader says; where it cannot read an answer, what stands whole in it. */
function read<C extends ConnectionContext, R, D>(
  ctx: CallContext,
  change: VendorChange<C, R, D>,
  answer: HttpAnswer,
  inside: C,
): R {
  try {
    return change.read(answer, inside);
  } catch (error) {
    const saved = salvaged(change, answer, inside, error);
    if (saved === null) throw error;
    ctx.log.info(`${KINDS[change.kind].event}.salvaged`, { api: change.caller.api, status: answer.status });
    return saved;
  }
}

function salvaged<C extends ConnectionContext, R, D>(
  change: VendorChange<C, R, D>,
  answer: HttpAnswer,
  inside: C,
  error: unknown,
): R | null {
  // The vendor's own refusal says that there is nothing to find.
  if (outcomeOf({ requestSent: true, answer, error }) === 'refused') return null;
  try {
    return change.salvage?.(answer, inside) ?? null;
  } catch {
    return null;
  }
}

function know(attempt: Attempt, secrets: readonly string[]): void {
  for (const secret of secrets) if (secret !== '') attempt.known.add(secret);
}
