import { z } from 'zod';
import type { Database } from './database.ts';

/**
 * What survives a restart, so that quitting does not reset the delays. Not a setting of the page. The wait
 * itself is not kept: it begins anew at a restart, and no clock can shorten it.
 */
const storedSchema = z.object({ configured: z.boolean(), failures: z.number().int() });
export type StoredLock = z.infer<typeof storedSchema>;

const KEY = 'appLock';
const NONE: StoredLock = { configured: false, failures: 0 };

export interface LockStore {
  get(): StoredLock;
  set(changes: Partial<StoredLock>): void;
}

/** The lock's own row in the settings table. */
export function lockStore(db: Database): LockStore {
  const get = (): StoredLock => {
    const row = db.prepare('SELECT value FROM settings WHERE key = ?').get(KEY);
    try {
      return row === undefined ? NONE : storedSchema.parse(JSON.parse(String(row.value)));
    } catch {
      return NONE;
    }
  };
  return {
    get,
    set(changes) {
      db.prepare(
        'INSERT INTO settings (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value',
      ).run(KEY, JSON.stringify({ ...get(), ...changes }));
    },
  };
}
