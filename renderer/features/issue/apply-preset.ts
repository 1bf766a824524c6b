import { currentInputs } from '../../../shared/forms/again.ts';
import { text } from '../../../shared/forms/field.ts';
import type { Connection } from '../../../shared/models/connection.ts';
import type { Preset } from '../../../shared/models/preset.ts';
import { PROVIDERS } from '../../../shared/vendors/index.ts';
import { sayError } from '../../ui/say.ts';
import { LABEL, TICKET } from './common-issue-fields.ts';
import { deskOf, desks } from './desk.ts';
import { fillForm } from './fill-form.ts';

/** Fills the form with a preset's inputs; the ticket of the moment stays. */
export function applyPreset(connection: Connection, preset: Preset): void {
  const inputs = currentInputs(PROVIDERS[preset.api], preset.inputs, Date.now());
  const ticket = text(deskOf(desks.get(), connection).form.values, TICKET);
  try {
    fillForm(
      connection,
      { ...inputs, [LABEL]: preset.label, [TICKET]: ticket },
      `the preset “${preset.name}”`,
    );
  } catch (error) {
    sayError(error);
  }
}
