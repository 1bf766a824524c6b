import { lastRenewal, nextAutoRenewal } from '../../../shared/auto-renewal.ts';
import { type ErrorData, toErrorData } from '../../../shared/errors.ts';
import type { Token } from '../../../shared/models/token.ts';
import type { Clock } from '../../time/clock.ts';
import { isSignInFailure } from '../../vendor-call/sign-in-error.ts';
import { type Failures, failedAgain, planRenewals } from './auto-renewal-plan.ts';

/** The clock may be changed at any time and Electron does not tell: look again at least so often, in ms. */
const LOOK_AT_LEAST_MS = 60_000;

export interface AutoRenewalOptions {
  readonly clock: Clock;
  /** Tokens for which it is switched on. */
  readonly tokens: () => readonly Token[];
  /** False while the app or the keychain is locked: nothing may ask the agent for a password. */
  readonly canRenew: (token: Token) => boolean;
  /** Renews it if it is still due when its turn comes. Throws `AppError`. */
  readonly renew: (id: string, isDue: (token: Token) => boolean) => Promise<unknown>;
  /** It is switched off for this token, because it cannot go on. */
  readonly end: (token: Token, why: string) => void;
  /** A renewal could not be sent and will be tried again; `first` of several in a row. */
  readonly postpone: (token: Token, why: string, first: boolean) => void;
  /** It is due and cannot be renewed before the agent unlocks something. */
  readonly wait: (token: Token) => void;
}

/** Renews tokens before they expire, one after the other. One timer for the next event. */
export interface AutoRenewal {
  start(): void;
  /** To be called when tokens changed. */
  rearm(): void;
  /** To be called after sleep, after an unlock, and when a connection changed: what failed is tried again. */
  wake(): void;
  /** True for a token that will be renewed before it expires, as far as anyone can tell. */
  isInTime(token: Token): boolean;
  stop(): void;
}

export function autoRenewal(options: AutoRenewalOptions): AutoRenewal {
  const { clock, tokens, canRenew, renew, end, postpone, wait } = options;
  const failures = new Map<string, Failures>();
  const nowMs = clock.nowMs;
  let cancelTimer = (): void => undefined;
  let running = false;
  let working = false;
  let lookAgain = false;

  const plan = () => planRenewals(tokens(), failures, nowMs());

  const attempt = async (token: Token): Promise<void> => {
    try {
      await renew(token.id, (now) => planRenewals([now], new Map(), nowMs()).due.length > 0);
      failures.delete(token.id);
    } catch (error) {
      const { data, lasting } = judge(error);
      if (data.code === 'not-found') return;
      if (lasting) return end(token, inWords(data));
      const before = failures.get(token.id);
      failures.set(token.id, failedAgain(before, nowMs()));
      postpone(token, inWords(data), before === undefined);
    }
  };

  /** Until nothing is due any more. */
  const work = async (): Promise<void> => {
    while (running) {
      const { over, due } = plan();
      for (const { token, why } of over) {
        failures.delete(token.id);
        end(token, why);
      }
      const next = due.find(canRenew);
      if (next === undefined) return due.forEach(wait);
      await attempt(next);
    }
  };

  /** Resolves when nothing is due any more. */
  const look = async (): Promise<void> => {
    if (working) {
      lookAgain = true;
      return;
    }
    if (!running) return;
    working = true;
    cancelTimer();
    do {
      lookAgain = false;
      // A history that cannot be written now: the next look finds the same again.
      await work().catch(() => undefined);
    } while (lookAgain && running);
    working = false;
    arm();
  };

  const arm = (): void => {
    if (!running) return;
    const pause = Math.max(0, (nextAt() ?? Infinity) - nowMs());
    cancelTimer = clock.after(Math.min(pause, LOOK_AT_LEAST_MS), look);
  };

  const isOver = (token: Token): boolean => planRenewals([token], new Map(), nowMs()).over.length > 0;

  const nextAt = (): number | null => {
    try {
      return plan().nextAt;
    } catch {
      return null;
    }
  };

  return {
    start() {
      running = true;
      void look();
    },
    rearm: () => void look(),
    wake() {
      failures.clear();
      void look();
    },
    isInTime(token) {
      const isPlanned = nextAutoRenewal(token) !== null && token.autoRenewProblem === '';
      return isPlanned && running && canRenew(token) && isBeforeLast(token) && !isOver(token);
    },
    stop() {
      running = false;
      cancelTimer();
    },
  };
}

/** True when the next renewal comes before the vendor's last moment for one. */
function isBeforeLast(token: Token): boolean {
  return (nextAutoRenewal(token) ?? Infinity) < (lastRenewal(token) ?? Infinity);
}

/**
 * Whether trying again can help. What the vendor refused it refuses again, and a pair whose answer is lost is
 * never sent again; what was not sent, and what the vendor only put off (429), can be. A server that fails at the
 * sign-in has not seen the pair; a sign-in that is refused is not repeated, because that can lock the account.
 */
function judge(error: unknown): { readonly data: ErrorData; readonly lasting: boolean } {
  const data = toErrorData(error);
  const { code, retry } = data;
  const isFinal = ['outcome-unknown', 'not-possible', 'secret-missing', 'secret-changed'].includes(code);
  const canBeTriedAgain = retry === true || (code === 'vendor-failed' && isSignInFailure(error));
  return { data, lasting: isFinal || (code.startsWith('vendor-') && !canBeTriedAgain) };
}

function inWords({ code, message, hint, vendor }: ErrorData): string {
  const said = vendor?.message === undefined ? '' : ` It said: “${vendor.message}”.`;
  return code === 'not-possible' ? `${message} ${hint}` : `${message}${said}`;
}
