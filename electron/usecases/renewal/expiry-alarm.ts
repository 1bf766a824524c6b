import type { Token } from '../../../shared/models/token.ts';
import type { Clock } from '../../time/clock.ts';

/** The clock may be changed at any time and Electron does not tell: look again at least so often, in ms. */
const LOOK_AT_LEAST_MS = 60_000;

export interface ExpiryAlarmOptions {
  readonly clock: Clock;
  /** How long before expiry to say so, in ms; 0 never. */
  readonly leadMs: () => number;
  /** First expiry after a moment, Unix ms. */
  readonly next: (afterMs: number) => number | null;
  /** All that expire after the first moment and not after the second, both Unix ms. */
  readonly expiring: (fromMs: number, toMs: number) => readonly Token[];
  /** True for a token that will be renewed before it expires: nothing is said of it. */
  readonly isRenewedInTime: (token: Token) => boolean;
  readonly notify: (tokens: readonly Token[]) => void;
}

/** Says before tokens expire. One timer for the next event; nothing is polled for each token. */
export interface ExpiryAlarm {
  /** To be called when tokens, settings or the clock changed, and after sleep. */
  rearm(): void;
  stop(): void;
}

export function expiryAlarm(options: ExpiryAlarmOptions): ExpiryAlarm {
  const { clock, leadMs, next, expiring, isRenewedInTime, notify } = options;
  const nowMs = clock.nowMs;
  let cancelTimer = (): void => undefined;
  /** Everything that expires up to here was said, or was already near when it came into being. */
  let saidUpTo = nowMs() + leadMs();

  const sayWhatIsNear = (): void => {
    const lead = leadMs();
    const edge = nowMs() + lead;
    // A clock that went back, or a shorter lead: what was said stays said, what comes is said in time.
    if (edge < saidUpTo - LOOK_AT_LEAST_MS) saidUpTo = edge;
    if (lead > 0 && edge > saidUpTo) {
      const tokens = expiring(Math.max(saidUpTo, nowMs()), edge).filter((token) => !isRenewedInTime(token));
      if (tokens.length > 0) notify(tokens);
    }
    saidUpTo = Math.max(saidUpTo, edge);
  };

  const look = (): void => {
    try {
      sayWhatIsNear();
    } catch {
      // A history that cannot be read now: the next look finds the same again.
    }
    arm();
  };

  const arm = (): void => {
    cancelTimer();
    const lead = leadMs();
    if (lead === 0) return;
    const at = nextOrNull();
    const wait = at === null ? LOOK_AT_LEAST_MS : Math.max(0, at - lead - nowMs());
    cancelTimer = clock.after(Math.min(wait, LOOK_AT_LEAST_MS), look);
  };

  const nextOrNull = (): number | null => {
    try {
      return next(saidUpTo);
    } catch {
      return null;
    }
  };

  arm();
  return { rearm: look, stop: () => cancelTimer() };
}
