import type { Clock } from '../../time/clock.ts';
import type { Ports } from '../context/ports.ts';
import type { AtRisk } from './at-risk.ts';
import { quitQuestion } from './quit-question.ts';

/** Longest that quitting waits for its last work, in ms: a hung clipboard must not keep the app open. */
const LAST_WORK_LIMIT_MS = 2_000;

export interface QuitOptions {
  readonly clock: Clock;
  readonly atRisk: () => AtRisk;
  readonly ask: Ports['askToQuit'];
  /** Resolves when no call is under way any more; each has a time limit of its own. */
  readonly callsOver: () => Promise<unknown>;
  /** Breaks off what is under way; what has left stays in the history as ambiguous. */
  readonly cancelCalls: () => Promise<unknown>;
  readonly lastWork: () => Promise<void>;
}

/** The way out of the app. */
export interface Quit {
  /** True when closing the window must ask first. */
  mustAsk(): boolean;
  /**
   * Asks where something would be lost, waits for the vendors' answers unless the agent says otherwise, then runs
   * the last work once, or as long as its limit allows.
   *
   * @returns true when the app may end now; false when the agent stays
   */
  request(): Promise<boolean>;
}

export function quitting(options: QuitOptions): Quit {
  const { clock, atRisk, ask, callsOver, cancelCalls, lastWork } = options;
  let leaving: Promise<boolean> | null = null;

  /** Until nothing is at risk, or the agent accepts the loss. False when the agent stays. */
  const agreed = async (): Promise<boolean> => {
    for (let risk = atRisk(); isLoss(risk); risk = atRisk()) {
      const over = new AbortController();
      const waits = risk.calls.length > 0;
      if (waits) void callsOver().then(() => over.abort());
      const answer = await ask(quitQuestion(risk), over.signal);
      if (answer === 'stay') return false;
      if (answer === 'quit' || !waits) {
        await limited(clock, cancelCalls());
        return true;
      }
      await callsOver();
    }
    return true;
  };

  const leave = async (): Promise<boolean> => {
    if (!(await agreed())) return false;
    await limited(clock, lastWork());
    return true;
  };

  return {
    mustAsk: () => leaving === null && isLoss(atRisk()),
    async request() {
      leaving ??= leave();
      const mayEnd = await leaving;
      if (!mayEnd) leaving = null;
      return mayEnd;
    },
  };
}

function isLoss({ calls, secrets, unwritten }: AtRisk): boolean {
  return calls.length + secrets + unwritten > 0;
}

/** Waits for some work, but no longer than its limit, and whatever it throws. */
async function limited(clock: Clock, work: Promise<unknown>): Promise<void> {
  const limit = Promise.withResolvers<void>();
  const cancel = clock.after(LAST_WORK_LIMIT_MS, () => limit.resolve());
  await Promise.race([work.catch(() => undefined), limit.promise]);
  cancel();
}
