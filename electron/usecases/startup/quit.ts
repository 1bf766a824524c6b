import type { Clock } from '../../clock.ts';

/** Longest that quitting waits for its last work, in ms: a hung clipboard must not keep the app open. */
const LIMIT_MS = 2_000;

export interface QuitOptions {
  readonly clock: Clock;
  /** How many secrets quitting would lose now. */
  readonly countLost: () => number;
  /** Asks the agent; true to quit. Called only while something would be lost. */
  readonly ask: (lost: number) => Promise<boolean>;
  readonly lastWork: () => Promise<void>;
}

/** The way out of the app. */
export interface Quit {
  /** True when closing the window must ask first. */
  mustAsk(): boolean;
  /**
   * Asks where something would be lost, then runs the last work once, or as long as its limit allows.
   *
   * @returns true when the app may end now; false when the agent stays
   */
  request(): Promise<boolean>;
}

export function quitting({ clock, countLost, ask, lastWork }: QuitOptions): Quit {
  let leaving: Promise<boolean> | null = null;

  const leave = async (): Promise<boolean> => {
    const lost = countLost();
    if (lost > 0 && !(await ask(lost))) return false;
    const limit = Promise.withResolvers<void>();
    const cancel = clock.after(LIMIT_MS, () => limit.resolve());
    await Promise.race([lastWork().catch(() => undefined), limit.promise]);
    cancel();
    return true;
  };

  return {
    mustAsk: () => leaving === null && countLost() > 0,
    async request() {
      leaving ??= leave();
      const mayEnd = await leaving;
      if (!mayEnd) leaving = null;
      return mayEnd;
    },
  };
}
