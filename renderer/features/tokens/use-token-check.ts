import { type RefObject, useEffect, useRef, useState } from 'react';
import type { CallInput } from '../../../shared/contract.ts';
import type { CheckOutcome, TokenCheckResult } from '../../../shared/models/token-check.ts';
import { call } from '../../bridge/call.ts';
import { useAction } from '../../bridge/use-action.ts';
import { announce } from '../../ui/announcer.tsx';

type ChangeOfSetting = CallInput<'connections.changeSetting'>;

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
export const OUTCOME_LABELS: Readonly<Record<CheckOutcome, string>> = {
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
  const button = useRef<HTMLButtonElement>(null);
  const asked = useRef(false);
  const action = useAction(
    async (change: ChangeOfSetting | null) => {
      if (change !== null) await call('connections.changeSetting', change);
      return call('tokens.check', { id });
    },
    {
      showsError: true,
      onDone: ({ outcome, message }) => announce(`${OUTCOME_LABELS[outcome]}. ${message}`),
    },
  );
  const { run, busy, error } = action;
  const result = useKept(action.result, error === null);
  const follow = (): void => {
    const { suggestion } = result ?? {};
    if (suggestion === undefined) return;
    const { connectionId, setting, value } = suggestion;
    // The button that was pressed goes with the suggestion.
    button.current?.focus();
    run({ id: connectionId, setting, value });
  };
  useEffect(() => {
    if (!atOnce || asked.current) return;
    asked.current = true;
    run(null);
  }, [atOnce, run]);
  return { busy, result, error, button, run: () => run(null), follow };
}

/** The last result, while another one is waited for as well: it is paled, not taken away. */
function useKept(result: TokenCheckResult | undefined, keep: boolean): TokenCheckResult | null {
  const [last, setLast] = useState<TokenCheckResult | null>(null);
  const next = keep ? (result ?? last) : null;
  if (next !== last) setLast(next);
  return next;
}
