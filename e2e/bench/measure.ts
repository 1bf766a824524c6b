/** One measure against its budget, printed as one JSON line. */
export interface Measure {
  readonly name: string;
  /** Median of the app divided by the median of the floor. */
  readonly ratio: number;
  readonly budget: number;
  readonly floorMs: number;
  readonly appMs: number;
  readonly runs: number;
}

/** Something to be timed; `run` counts up, so that each can use a name of its own. */
export type Work = (run: number) => Promise<void>;

/**
 * Times two kinds of work in turn, so that whatever else the machine does meets both alike.
 *
 * @param runs of each, after `warmUp` more that do not count
 */
export async function compare(
  name: string,
  budget: number,
  work: { readonly floor: Work; readonly app: Work },
  { runs, warmUp = 10 }: { readonly runs: number; readonly warmUp?: number },
): Promise<Measure> {
  const times = { floor: [] as number[], app: [] as number[] };
  for (let run = 0; run < warmUp + runs; run++) {
    // Who comes first alternates too.
    const order = run % 2 === 0 ? (['floor', 'app'] as const) : (['app', 'floor'] as const);
    for (const kind of order) {
      const startedAt = performance.now();
      await work[kind](run);
      const took = performance.now() - startedAt;
      if (run >= warmUp) times[kind].push(took);
    }
  }
  const [floorMs, appMs] = [median(times.floor), median(times.app)];
  return { name, ratio: round(appMs / floorMs), budget, floorMs: round(floorMs), appMs: round(appMs), runs };
}

/** The middle value; of an even number, the mean of the two in the middle. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? Number.NaN) + upper) / 2;
}

const round = (value: number): number => Math.round(value * 100) / 100;
