import type { Logger } from './logger.ts';

/**
 * Logs a state when it differs from the last one, and nothing else of what comes with it.
 *
 * @returns to be told of every state, changed or not
 */
export function logChanges(log: Pick<Logger, 'info'>, event: string): (state: string) => void {
  let last: string | null = null;
  return (state) => {
    if (state === last) return;
    last = state;
    log.info(event, { state });
  };
}
