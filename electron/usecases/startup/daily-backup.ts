import { toErrorData } from '../../../shared/errors.ts';
import type { Logger } from '../../log/logger.ts';
import { makeDailyBackup } from '../../store/backups.ts';
import type { Database } from '../../store/database.ts';
import { storageError } from '../../store/storage-errors.ts';
import { type Clock, every } from '../../time/clock.ts';

/** How often it is looked whether a new day has begun, in ms. A clock that jumps is noticed as soon. */
const LOOK_MS = 60 * 60 * 1000;

export interface DailyBackupOptions {
  readonly db: Pick<Database, 'file' | 'journal' | 'copyTo'>;
  /** Absolute path of the folder with the daily backups. */
  readonly folder: string;
  readonly log: Logger;
  readonly clock: Clock;
  /** The copy does not read: the history is damaged, or the disk is failing. */
  readonly onDamage: () => void;
}

/**
 * Makes a backup now and on every new day while the app runs. A failure is logged and tried again in
 * an hour.
 *
 * @returns stops it; a backup under way is given up and leaves nothing that counts
 */
export function keepDailyBackups({ db, folder, log, clock, onDamage }: DailyBackupOptions): () => void {
  // With a rollback journal, no second connection gets to read.
  const copyTo = db.journal === 'rollback' ? db.copyTo : undefined;
  let busy = false;
  let stopped = false;
  const look = async (): Promise<void> => {
    if (busy || stopped) return;
    busy = true;
    try {
      const outcome = await makeDailyBackup(db.file, folder, clock.nowMs(), copyTo);
      if (outcome !== 'there') log.info('backup', { outcome });
      if (outcome === 'damaged' && !stopped) {
        stop();
        onDamage();
      }
    } catch (error) {
      if (!stopped) log.error('backup.failed', { code: toErrorData(storageError(error, folder)).code });
    } finally {
      busy = false;
    }
  };
  const cancel = every(clock, LOOK_MS, look);
  const stop = (): void => {
    stopped = true;
    cancel();
  };
  void look();
  return stop;
}
