import { type RefObject, useCallback, useEffect, useRef, useState } from 'react';
import type { CheckOutcome, TokenCheckResult } from '../../../shared/models/token-check.ts';
import { call } from '../../bridge/call.ts';
import { announce } from '../../ui/announcer.tsx';

export interface TokenChecking {
  readonly busy: boolean;
  /** What the vendor said last; null before, and after a failure. */
  readonly result: TokenCheckResult | null;
  readonly error: unknown;
  readonly button: RefObject<HTMLButtonElement | null>;
  readonly run: () => void;
  /** Changes the connection's setting as the result suggests, and checks again with it. */
  readonly follow: () => void;
}

/** How each outcome is called. */
export const OUTCOME_WORDS: Readonly<Record<CheckOutcome, string>> = {
  accepted: 'Accepted',
  refused: 'Refused',
  unclear: 'Unclear',
};

/**
 * Asks the vendor whether it takes a token.
 *
 * @param atOnce once as soon as it is on the screen
 */
export function useTokenCheck(id: string, atOnce: boolean): TokenChecking {
  const [busy, setBusy] = useState(false);
  const [result, setResult] = useState<TokenCheckResult | null>(null);
  const [error, setError] = useState<unknown>(null);
  const button = useRef<HTMLButtonElement>(null);
  const asked = useRef(false);

  const attempt = useCallback(
    async (before: () => Promise<unknown>): Promise<void> => {
      setBusy(true);
      setError(null);
      try {
        await before();
        const checked = await call('tokens.check', { id });
        setResult(checked);
        announce(`${OUTCOME_WORDS[checked.outcome]}. ${checked.message}`);
      } catch (thrown) {
        setResult(null);
        setError(thrown);
      } finally {
        setBusy(false);
      }
    },
    [id],
  );
  const run = useCallback(() => void attempt(async () => undefined), [attempt]);
  const follow = (): void => {
    const { suggestion } = result ?? {};
    if (suggestion === undefined) return;
    const { connectionId, setting, value } = suggestion;
    // The button that was pressed goes with the suggestion.
    button.current?.focus();
    void attempt(() => call('connections.changeSetting', { id: connectionId, setting, value }));
  };
  useEffect(() => {
    if (!atOnce || asked.current) return;
    asked.current = true;
    run();
  }, [atOnce, run]);
  return { busy, result, error, button, run, follow };
}
