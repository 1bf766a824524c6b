import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS } from '../../shared/models/settings.ts';
import { openDatabase } from './database.ts';
import { settingsStore } from './settings-table.ts';

describe('settingsStore', () => {
  it('starts with the defaults, keeps changes, ignores nonsense and leaves unknown keys alone', () => {
    const folder = mkdtempSync(join(tmpdir(), 'tokendesk-settings-'));
    const db = openDatabase(join(folder, 'tokendesk.db'));
    const store = settingsStore(db);
    expect(store.get()).toEqual(DEFAULT_SETTINGS);
    expect(store.set({ clipboardClearSeconds: 60 })).toEqual({
      ...DEFAULT_SETTINGS,
      clipboardClearSeconds: 60,
    });
    db.prepare(`INSERT INTO settings VALUES ('ofTheFuture', '"x"'), ('revealSeconds', 'not json')`).run();
    expect(store.get()).toEqual({ ...DEFAULT_SETTINGS, clipboardClearSeconds: 60 });
    expect(() => store.set({ clipboardClearSeconds: 100_000 })).toThrow();
    store.set({ colorScheme: 'dark' });
    expect(db.prepare(`SELECT value FROM settings WHERE key = 'ofTheFuture'`).get()?.value).toBe('"x"');
    db.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('changes all of it or nothing, and has it again after a restart', () => {
    const folder = mkdtempSync(join(tmpdir(), 'tokendesk-settings-'));
    const file = join(folder, 'tokendesk.db');
    const first = openDatabase(file);
    settingsStore(first).set({ revealSeconds: 15 });
    expect(() => settingsStore(first).set({ clipboardClearSeconds: 60, revealSeconds: 0 })).toThrow();
    first.close();
    const second = openDatabase(file);
    expect(settingsStore(second).get()).toEqual({ ...DEFAULT_SETTINGS, revealSeconds: 15 });
    // A value of another version that does not fit: the default, until the agent chooses again.
    second.prepare(`UPDATE settings SET value = '"fifteen"' WHERE key = 'revealSeconds'`).run();
    expect(settingsStore(second).get()).toEqual(DEFAULT_SETTINGS);
    second.close();
    rmSync(folder, { recursive: true, force: true });
  });
});
