import type { CallContext } from './call-context.ts';
import type { Session } from './sessions.ts';

/**
 * Ends sessions at their vendor, behind the call that goes on.
 *
 * @param id of the connection: what was not confirmed stays with it, for the agent's own sign-out to ask again
 */
export function endQuietly(
  { send, sessions }: Pick<CallContext, 'send' | 'sessions'>,
  ended: readonly Session[],
  id: string | null = null,
): void {
  for (const session of ended) {
    const { signOut } = session;
    if (signOut === null) continue;
    void send(signOut.request, signOut.options)
      .then(
        (answer) => signOut.isDone(answer),
        () => false,
      )
      .then((done) => {
        if (!done && id !== null) sessions.hold(id, { ...session, left: true });
      });
  }
}
