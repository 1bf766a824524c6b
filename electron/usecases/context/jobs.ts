import { toErrorData } from '../../../shared/errors.ts';
import type { JobProblem } from '../../../shared/models/job-problem.ts';
import { describedError } from '../../log/described-error.ts';
import type { Logger } from '../../log/logger.ts';
import type { Clock } from '../../time/clock.ts';

/** Pauses before a failed job is tried again, in ms; the last one counts from then on. */
const PAUSES_MS = [10_000, 30_000, 60_000, 300_000] as const;

export interface JobsOptions {
  readonly clock: Clock;
  readonly log: Pick<Logger, 'info' | 'error'>;
  /** Called when {@link Jobs.problems} is another list. */
  readonly onChange: () => void;
}

/** What the app does by itself behind its window. A failure never ends the app: it is logged, told, and tried again. */
export interface Jobs {
  /**
   * Does a job now, and again after a pause for as long as it fails. A job of the same name that waits for its next
   * attempt gives way.
   *
   * @param name for the log and the page, such as `practice-servers`
   * @returns resolves after the first attempt, however it ended; never rejects
   */
  run(name: string, work: () => Promise<void>): Promise<void>;
  /** Jobs that failed and have not worked since. */
  problems(): readonly JobProblem[];
  /** Nothing is tried again from now on. */
  stop(): void;
}

export function createJobs({ clock, log, onChange }: JobsOptions): Jobs {
  const failed = new Map<string, { readonly problem: JobProblem; readonly cancel: () => void }>();
  let stopped = false;

  const attempt = async (name: string, work: () => Promise<void>, failures: number): Promise<void> => {
    failed.get(name)?.cancel();
    try {
      await work();
      if (!failed.delete(name)) return;
      log.info('job.works-again', { job: name });
      onChange();
    } catch (error) {
      if (stopped) return;
      const { code, message, hint } = toErrorData(error);
      log.error('job.failed', { job: name, code, failures: failures + 1, ...describedError(error) });
      const pause = PAUSES_MS[Math.min(failures, PAUSES_MS.length - 1)] ?? PAUSES_MS[0];
      failed.set(name, {
        problem: { job: name, message, hint, triedAt: clock.nowMs(), nextAt: clock.nowMs() + pause },
        cancel: clock.after(pause, () => attempt(name, work, failures + 1)),
      });
      onChange();
    }
  };

  return {
    run: (name, work) => attempt(name, work, 0),
    problems: () => [...failed.values()].map(({ problem }) => problem),
    stop() {
      stopped = true;
      for (const { cancel } of failed.values()) cancel();
      failed.clear();
    },
  };
}
