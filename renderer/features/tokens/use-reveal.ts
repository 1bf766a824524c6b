import { useCallback, useEffect, useRef, useState } from 'react';
import type { Revealed } from '../../../shared/contract.ts';
import type { SecretPart } from '../../../shared/models/token.ts';
import { call } from '../../bridge/call.ts';
import { useAction } from '../../bridge/use-action.ts';

export interface Reveal<A = SecretPart> {
  /** The secret while it may be seen. */
  readonly revealed: Revealed | null;
  readonly busy: boolean;
  readonly error: unknown;
  readonly show: (of: A) => void;
  readonly hide: () => void;
}

/** {@link useTimedReveal} of a token's secrets. */
export function useReveal(id: string): Reveal {
  const ask = useCallback((part: SecretPart) => call('tokens.reveal', { id, part }), [id]);
  return useTimedReveal(ask);
}

/**
 * Holds a revealed secret no longer than allowed: until `hideAt`, or until the agent hides it, turns to
 * another screen, another window, or minimises this one.
 *
 * @param ask the same function for as long as it is about the same secret
 */
export function useTimedReveal<A>(ask: (of: A) => Promise<Revealed>): Reveal<A> {
  const [revealed, setRevealed] = useState<Revealed | null>(null);
  const wanted = useRef(0);
  const mounted = useRef(false);

  const hide = useCallback(() => {
    wanted.current += 1;
    setRevealed(null);
  }, []);

  // The secret goes into this component alone: an action would keep what it brings.
  const { run, busy, error } = useAction(
    async ({ of, turn }: { of: A; turn: number }) => {
      const answer = await ask(of);
      // Hidden again, or gone, before the answer came: the secret is dropped here.
      if (mounted.current && turn === wanted.current && answer.hideAt > Date.now()) setRevealed(answer);
    },
    { showsError: true },
  );
  const show = useCallback(
    (of: A) => {
      wanted.current += 1;
      run({ of, turn: wanted.current });
    },
    [run],
  );

  useHideInTime(revealed, hide);

  useEffect(() => {
    mounted.current = true;
    return () => {
      mounted.current = false;
    };
  }, []);

  return { revealed, busy, error, show, hide };
}

/**
 * Apart from the hook above: a function that is kept there would keep the secret as well, because functions of
 * one scope share what any of them uses.
 */
function useHideInTime(revealed: Revealed | null, hide: () => void): void {
  useEffect(() => {
    if (revealed === null) return;
    const timer = setTimeout(hide, revealed.hideAt - Date.now());
    const onVisibility = (): void => {
      if (document.hidden) hide();
    };
    window.addEventListener('blur', hide);
    window.addEventListener('hashchange', hide);
    document.addEventListener('visibilitychange', onVisibility);
    return () => {
      clearTimeout(timer);
      window.removeEventListener('blur', hide);
      window.removeEventListener('hashchange', hide);
      document.removeEventListener('visibilitychange', onVisibility);
    };
  }, [revealed, hide]);
}
