import { AppError, type ErrorCode, toErrorData } from '../../shared/errors.ts';
import type { HttpAnswer, HttpRequest } from '../../shared/http-message.ts';
import type { SendHttp } from '../http/client.ts';
import { maskErrorData } from '../log/mask-error-data.ts';
import { sentSecrets } from '../log/sent-secrets.ts';
import type { ConnectionContext } from '../vendors/kit/define.ts';
import type { CallContext } from './call-context.ts';
import { unlessCancelled } from './cancelled.ts';
import type { CallEntry } from './in-flight.ts';
import { type Caller, signedIn } from './in-session.ts';
import { httpOptions } from './prepare.ts';

/** Sends a request that changes nothing, and once more when the network failed. */
export type Ask = (request: HttpRequest) => Promise<HttpAnswer>;

/** A call that changes nothing at a vendor; it may ask several questions. */
export interface VendorRead<C extends ConnectionContext, T> {
  readonly caller: Caller & { readonly name: string };
  /** Whom or what it is about; may be empty. */
  readonly subject?: string;
  /** Reads what the request needs. */
  prepare(): Promise<C>;
  /** False for a call that brings its own authorisation. */
  readonly needsSession?: boolean;
  /** Secrets of the context beyond those of the connection. */
  secrets?(context: C): readonly string[];
  /** Asks and reads. */
  work(inside: C, ask: Ask): Promise<T>;
}

/** Failures of the network after which a read is worth one more try. */
const PASSING: readonly ErrorCode[] = ['unreachable', 'timeout'];

/**
 * The one way to read something of a vendor.
 *
 * @throws AppError with the vendor's words, secrets masked; `keychain-*` or `secret-missing` when nothing was sent
 */
export async function readFromVendor<C extends ConnectionContext, T>(
  ctx: CallContext,
  read: VendorRead<C, T>,
): Promise<T> {
  const { caller, subject = '' } = read;
  const entry = ctx.inFlight.register({
    kind: 'read',
    origin: 'agent',
    api: caller.api,
    connectionId: caller.id,
    connectionName: caller.name,
    subject,
    atStake: 'nothing',
  });
  const known = new Set<string>();
  try {
    const context = await unlessCancelled(entry.signal, read.prepare());
    for (const secret of [...Object.values(context.secrets), ...(read.secrets?.(context) ?? [])])
      known.add(secret);
    ctx.log.guard([...known]);
    const work = (inside: C, send: SendHttp): Promise<T> => {
      for (const secret of [inside.sessionToken, inside.deviceId])
        if (secret !== undefined) known.add(secret);
      return read.work(inside, asker(entry, inside, send, known));
    };
    return read.needsSession === false
      ? await work(context, ctx.send)
      : await signedIn(ctx, caller, context, entry.signal, work);
  } catch (cause) {
    const data = toErrorData(cause);
    const told = data.code === 'cancelled' ? { ...data, message: 'Cancelled.' } : data;
    throw new AppError(maskErrorData(told, [...known]), { cause });
  } finally {
    entry.end();
  }
}

function asker(
  { signal, setPhase }: CallEntry,
  { settings }: ConnectionContext,
  send: SendHttp,
  known: Set<string>,
): Ask {
  const options = { ...httpOptions(settings, false), signal, onLeave: () => setPhase('sent') };
  return async (request) => {
    for (const secret of sentSecrets(request)) known.add(secret);
    try {
      return await send(request, options);
    } catch (error) {
      if (!PASSING.includes(toErrorData(error).code)) throw error;
      return send(request, options);
    }
  };
}
