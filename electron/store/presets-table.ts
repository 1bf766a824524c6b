import { z } from 'zod';
import { formValuesSchema } from '../../shared/forms/values.ts';
import { type Preset, presetSchema } from '../../shared/models/preset.ts';
import type { Database } from './database.ts';

const rows = z.array(
  presetSchema.extend({
    inputs: z.string().transform((text) => formValuesSchema.parse(JSON.parse(text))),
  }),
);

export interface PresetsTable {
  all(): Preset[];
  /** Inserts or replaces the whole row. */
  put(preset: Preset): void;
  remove(id: string): void;
}

export function presetsTable(db: Database): PresetsTable {
  return {
    all: () =>
      rows.parse(
        db.prepare('SELECT id, api, name, inputs, label, updated_at AS updatedAt FROM presets').all(),
      ),
    put({ id, api, name, inputs, label, updatedAt }) {
      db.prepare(
        'INSERT OR REPLACE INTO presets (id, api, name, inputs, label, updated_at) VALUES (?, ?, ?, ?, ?, ?)',
      ).run(id, api, name, JSON.stringify(inputs), label, updatedAt);
    },
    remove(id) {
      db.prepare('DELETE FROM presets WHERE id = ?').run(id);
    },
  };
}
