import { AppError, type ErrorData, toErrorData } from '../../shared/errors.ts';
import type { Logger } from '../log/logger.ts';
import type { Database } from '../store/database.ts';

/** How long to wait between two attempts, in ms. */
const AGAIN_MS = 1_000;

/** What happened and cannot be written into the history now, for example because the disk is full. */
export interface PendingWrites {
  /** Writes it as soon as that works, after what waits already. Resolves when it is written, or never can be. */
  add(write: () => void): Promise<void>;
  /** Tries now what waits. True when nothing waits any more. */
  flush(): boolean;
  /** How many changes wait. */
  count(): number;
}

export interface PendingWritesOptions {
  readonly db: Pick<Database, 'transaction'>;
  readonly log: Pick<Logger, 'info' | 'error'>;
  /** Called when something that waited was written. */
  readonly onWritten: () => void;
}

export function createPendingWrites({ db, log, onWritten }: PendingWritesOptions): PendingWrites {
  const waiting: { readonly write: () => void; readonly end: () => void }[] = [];
  let timer: NodeJS.Timeout | undefined;

  /** True when it needs no further attempt. */
  const attempt = (write: () => void): boolean => {
    try {
      db.transaction(write);
      log.info('history.caught-up');
      onWritten();
      return true;
    } catch (error) {
      // Anything else is no matter of time, such as the database that was closed to quit.
      if (error instanceof AppError && error.data.retry === true) return false;
      log.error('history.not-written', { code: toErrorData(error).code });
      return true;
    }
  };

  const flush = (): boolean => {
    clearTimeout(timer);
    for (let first = waiting[0]; first !== undefined; first = waiting[0]) {
      if (!attempt(first.write)) {
        timer = setTimeout(flush, AGAIN_MS).unref();
        return false;
      }
      waiting.shift();
      first.end();
    }
    return true;
  };

  return {
    add(write) {
      const { promise, resolve } = Promise.withResolvers<void>();
      waiting.push({ write, end: resolve });
      clearTimeout(timer);
      timer = setTimeout(flush, AGAIN_MS).unref();
      return promise;
    },
    flush,
    count: () => waiting.length,
  };
}

/** A commit that has to wait. */
export interface Postponed {
  /** Why. */
  readonly reason: ErrorData;
  /** Resolves when it is written. */
  readonly written: Promise<void>;
}

/**
 * Commits what happened at the vendor: now, or else as soon as that works. Never throws, because what
 * happened counts all the same.
 *
 * @returns null when it is written
 */
export function commitOrLater(
  {
    db,
    pendingWrites,
  }: { readonly db: Pick<Database, 'transaction'>; readonly pendingWrites: PendingWrites },
  write: () => void,
): Postponed | null {
  try {
    // What happened before is written before.
    if (pendingWrites.count() === 0 || pendingWrites.flush()) {
      db.transaction(write);
      return null;
    }
  } catch (error) {
    return { reason: toErrorData(error), written: pendingWrites.add(write) };
  }
  return { reason: WAITS, written: pendingWrites.add(write) };
}

const WAITS: ErrorData = {
  code: 'storage',
  message: 'The history cannot be written now.',
  hint: 'Make it writable again.',
};
