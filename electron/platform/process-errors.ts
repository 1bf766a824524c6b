import { app } from 'electron';
import { describedError } from '../log/described-error.ts';
import type { Logger } from '../log/logger.ts';

/** A page that crashes again within this time is not loaded again, in ms. */
const RELOAD_PAUSE_MS = 60_000;

/**
 * Puts into the log what ends without anybody noticing: rejections that nobody awaits, exceptions that nobody
 * catches, and processes of the app that go. Of an error only its kind and where it was thrown; the log masks the
 * rest. A page that crashed is loaded again.
 */
export function logProcessErrors(log: Pick<Logger, 'error'>): void {
  process.on('unhandledRejection', (reason) =>
    log.error('process.unhandled-rejection', describedError(reason)),
  );
  // Only watches: what Electron does about an exception stays as it is.
  process.on('uncaughtExceptionMonitor', (error) =>
    log.error('process.uncaught-exception', describedError(error)),
  );
  app.on('child-process-gone', (_event, { type, reason, exitCode, serviceName }) =>
    log.error('process.gone', { type, reason, exitCode, serviceName }),
  );
  let reloadedAt = Number.NEGATIVE_INFINITY;
  app.on('render-process-gone', (_event, contents, { reason, exitCode }) => {
    log.error('page.gone', { reason, exitCode });
    const now = performance.now();
    if (reason === 'clean-exit' || contents.isDestroyed() || now - reloadedAt < RELOAD_PAUSE_MS) return;
    reloadedAt = now;
    contents.reload();
  });
}
