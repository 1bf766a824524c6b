import type { SendHttp } from '../http/client.ts';
import type { ConnectionContext, Provider } from '../providers/provider.ts';
import { httpOptions } from './http-options.ts';

/**
 * Signs in where the connection needs it, does the work, and signs out again. Signing out is best
 * effort: the session ends by itself, and its failure must not hide the result.
 */
export async function signedIn<C extends ConnectionContext, T>(
  provider: Provider,
  context: C,
  send: SendHttp,
  work: (context: C) => Promise<T>,
): Promise<T> {
  const signIn = provider.signIn(context);
  if (signIn === null) return work(context);
  const options = httpOptions(context.settings, false);
  const sessionToken = signIn.read(await send(signIn.build(context), options));
  const inside = { ...context, sessionToken };
  try {
    return await work(inside);
  } finally {
    void send(signIn.buildSignOut(inside), options).catch(() => undefined);
  }
}
