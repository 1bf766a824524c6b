import { DEFAULT_SETTINGS, type Settings, settingsSchema } from '../../shared/models/settings.ts';
import type { Database } from './database.ts';

export interface SettingsStore {
  get(): Settings;
  /** Changes some settings and returns all of them. */
  set(changes: { readonly [K in keyof Settings]?: Settings[K] | undefined }): Settings;
}

/**
 * Settings in the database, one row a key. A value that does not fit its schema counts as not set;
 * keys of a newer version are left alone.
 */
export function settingsStore(db: Database): SettingsStore {
  const read = (): Settings => {
    const rows = db.prepare('SELECT key, value FROM settings').all();
    const stored = Object.fromEntries(rows.map((row) => [String(row.key), parse(String(row.value))]));
    const valid = Object.entries(settingsSchema.shape).flatMap(([key, schema]) => {
      const value = schema.safeParse(stored[key]);
      return value.success ? [[key, value.data] as const] : [];
    });
    return settingsSchema.parse({ ...DEFAULT_SETTINGS, ...Object.fromEntries(valid) });
  };
  return {
    get: read,
    set(changes) {
      db.transaction(() => {
        for (const [key, value] of Object.entries(settingsSchema.partial().parse(changes))) {
          db.prepare(
            'INSERT INTO settings (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value',
          ).run(key, JSON.stringify(value));
        }
      });
      return read();
    },
  };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
