import type { Api } from '../../shared/models/api.ts';
import type { SendHttp } from '../http/client.ts';
import type { ConnectionContext } from '../providers/provider.ts';
import type { Workplace } from '../tokens/context.ts';
import { httpOptions } from './http-options.ts';

/** The connection that makes a call; without an id it is not saved, and nothing of the call is kept. */
export interface Caller {
  readonly api: Api;
  readonly id: string | null;
}

/**
 * Signs in where the connection needs it, does the work, and signs out again. Signing out is best
 * effort: the session ends by itself, and its failure must not hide the result.
 *
 * @param work sends its requests with the `send` that it is given
 */
export async function signedIn<C extends ConnectionContext, T>(
  place: Workplace,
  { api }: Caller,
  context: C,
  work: (context: C, send: SendHttp) => Promise<T>,
): Promise<T> {
  const signIn = place.providers[api].signIn(context);
  if (signIn === null) return work(context, place.send);
  const options = httpOptions(context.settings, false);
  const sessionToken = signIn.read(await place.send(signIn.build(context), options));
  const inside = { ...context, sessionToken };
  try {
    return await work(inside, place.send);
  } finally {
    void place.send(signIn.buildSignOut(inside), options).catch(() => undefined);
  }
}
