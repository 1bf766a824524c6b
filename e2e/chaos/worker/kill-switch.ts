/** Counts the points that work passes, and ends the process at the one it was armed for. */
export interface KillSwitch {
  /** @param at number of the point, from 0; null only counts */
  arm(at: number | null): void;
  /** Stops counting and returns the points that were passed. */
  disarm(): readonly string[];
  /** To be called between every two steps. Does not return from the fatal one. */
  pass(point: string): void;
}

/** @param die ends the process at once, as SIGKILL does */
export function killSwitch(die: (point: string) => void): KillSwitch {
  let fatal: number | null = null;
  let passed: string[] | null = null;
  return {
    arm(at) {
      fatal = at;
      passed = [];
    },
    disarm() {
      const points = passed ?? [];
      passed = null;
      fatal = null;
      return points;
    },
    pass(point) {
      if (passed === null) return;
      if (passed.length === fatal) die(point);
      passed.push(point);
    },
  };
}
