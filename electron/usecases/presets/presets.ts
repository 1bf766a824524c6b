import { randomUUID } from 'node:crypto';
import { AppError } from '../../../shared/errors.ts';
import type { Preset, PresetToSave } from '../../../shared/models/preset.ts';
import { PROVIDERS } from '../../../shared/vendors/index.ts';
import type { PresetsTable } from '../../store/presets-table.ts';
import { keptInputs } from '../tokens/issue-inputs.ts';

/** Saved form inputs, by name as a person sorts them. */
export function listPresets(table: PresetsTable): Preset[] {
  return table.all().toSorted((a, b) => a.name.localeCompare(b.name));
}

/**
 * Saves form inputs under a name, without their secrets.
 *
 * @param nowMs Unix ms
 * @throws AppError `invalid-input` when the name is empty, or taken and not to be replaced
 */
export function savePreset(table: PresetsTable, preset: PresetToSave, nowMs: number): Preset {
  const name = preset.name.trim();
  if (name === '') throw nameProblem('Give the preset a name.');
  const sameName = table.all().find((one) => one.api === preset.api && folded(one.name) === folded(name));
  if (sameName !== undefined && !preset.replace) {
    throw nameProblem('There is a preset of this name. Choose another name, or replace it.');
  }
  const saved: Preset = {
    id: sameName?.id ?? randomUUID(),
    api: preset.api,
    name,
    inputs: keptInputs(PROVIDERS[preset.api], preset.inputs),
    label: preset.label.trim(),
    updatedAt: nowMs,
  };
  table.put(saved);
  return saved;
}

function folded(name: string): string {
  return name.normalize('NFKC').toLowerCase();
}

function nameProblem(problem: string): AppError {
  return new AppError({
    code: 'invalid-input',
    message: 'The preset was not saved.',
    hint: problem,
    fields: { name: problem },
  });
}
