import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { AppError } from '../../../shared/errors.ts';
import type { PresetToSave } from '../../../shared/models/preset.ts';
import { type Database, openDatabase } from '../../store/database.ts';
import { presetsTable } from '../../store/presets-table.ts';
import { listPresets, savePreset } from './presets.ts';

let folder: string;
let db: Database;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tokendesk-presets-'));
  db = openDatabase(join(folder, 'tokendesk.db'));
});
afterEach(() => {
  db.close();
  rmSync(folder, { recursive: true });
});
const table = () => presetsTable(db);
const preset = (name: string, more: Partial<PresetToSave> = {}): PresetToSave => ({
  api: 'oracle',
  name,
  inputs: { channelId: 'C-1' },
  label: '',
  replace: false,
  ...more,
});

describe('presets', () => {
  it('come back by name, and never with a secret', () => {
    const presets = table();
    savePreset(presets, preset(' b '), 1);
    savePreset(
      presets,
      preset('A', { inputs: { channelId: 'C-2', channelSecret: 'made-up-secret', rememberSecret: true } }),
      2,
    );
    expect(listPresets(presets)).toMatchObject([
      { name: 'A', inputs: { channelId: 'C-2' }, updatedAt: 2 },
      { name: 'b', inputs: { channelId: 'C-1' } },
    ]);
    expect(JSON.stringify(presets.all())).not.toContain('made-up-secret');
  });

  it('are replaced only on purpose, whatever the case of the name', () => {
    const presets = table();
    const first = savePreset(presets, preset('Été'), 1);
    expect(() => savePreset(presets, preset('éTÉ'), 2)).toThrow(AppError);
    expect(savePreset(presets, preset('éTÉ', { replace: true, label: 'x' }), 3).id).toBe(first.id);
    expect(presets.all()).toMatchObject([{ name: 'éTÉ', label: 'x' }]);
    savePreset(presets, preset('Été', { api: 'crmcom', inputs: {} }), 4);
    expect(presets.all()).toHaveLength(2);
  });

  it('need a name', () => {
    expect(() => savePreset(table(), preset('  '), 1)).toThrow(/preset/);
  });
});
