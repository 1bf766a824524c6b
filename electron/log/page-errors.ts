import type { PageError } from '../../shared/contract.ts';
import type { Logger } from './logger.ts';

/** So many errors of the page are written down within {@link WINDOW_MS}; a loop must not push the rest out of the log. */
const MOST = 20;
const WINDOW_MS = 60_000;

/**
 * Writes what the page throws into the log, which masks it; the contract bounds its length.
 *
 * @param nowMs this computer's clock
 * @returns takes one error; beyond 20 a minute they are counted, and the count is written with the next one
 */
export function pageErrorLog(log: Logger, nowMs: () => number): (error: PageError) => void {
  let startMs = nowMs();
  let written = 0;
  let leftOut = 0;
  return ({ where, text }) => {
    // A clock that was set back begins a new minute too.
    if (Math.abs(nowMs() - startMs) >= WINDOW_MS) [startMs, written] = [nowMs(), 0];
    if (written >= MOST) {
      leftOut += 1;
      return;
    }
    written += 1;
    log.error('page.failed', { where, text, ...(leftOut === 0 ? {} : { leftOut }) });
    leftOut = 0;
  };
}
