import { z } from 'zod';
import type { Database } from './database.ts';

/**
 * What survives a restart, so that quitting does not reset the delays. Not a setting of the page. The wait
 * itself is not kept: it begins anew at a restart, and no clock can shorten it.
 */
const storedSchema = z.object({ configured: z.boolean(), failures: z.number().int() });
export type StoredLock = z.infer<typeof storedSchema>;

/** The row alone does not say that there is no lock: whoever deletes it must not open the app. */
const KEPT = `SELECT 1 AS kept FROM secret_slots WHERE kind = 'lock' AND state NOT IN ('none', 'removing')`;

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
    const stored = storedSchema.safeParse(row === undefined ? null : parsed(String(row.value))).data ?? NONE;
    return { ...stored, configured: stored.configured || db.prepare(KEPT).get() !== undefined };
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

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
