import { AppError } from '../../shared/errors.ts';
import type { AppContext } from '../usecases/app-context.ts';

/** How long to wait between two attempts, in ms. */
const AGAIN_MS = 1_000;

/**
 * Writes something into the history as soon as that works again, for example when the agent has freed
 * some disk space. Ends with the app: start-up then does the same from the keychain.
 */
export function writeLater(ctx: AppContext, write: () => void): void {
  const attempt = (): void => {
    try {
      ctx.db.transaction(write);
    } catch (error) {
      // Anything else is no matter of time, such as the database that was closed to quit.
      if (error instanceof AppError && error.data.retry === true) again();
      return;
    }
    ctx.log.info('history.caught-up');
    ctx.changed('tokens');
  };
  const again = (): void => void setTimeout(attempt, AGAIN_MS).unref();
  again();
}
