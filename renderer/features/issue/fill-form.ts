import { AppError } from '../../../shared/errors.ts';
import { currentInputs } from '../../../shared/forms/again.ts';
import { text } from '../../../shared/forms/field.ts';
import { initialValues } from '../../../shared/forms/form.ts';
import type { FormValues } from '../../../shared/forms/values.ts';
import type { Connection } from '../../../shared/models/connection.ts';
import type { Preset } from '../../../shared/models/preset.ts';
import { PROVIDERS } from '../../../shared/vendors/index.ts';
import { newForm } from '../../ui/form-state.ts';
import { COMMON_ISSUE_FIELDS, LABEL, TICKET } from './common-issue-fields.ts';
import { changeDraft, draftOf, drafts } from './form-drafts.ts';

/**
 * Puts values into a connection's form, in place of what is there.
 *
 * @param filledFrom where they come from, as the form says it
 * @throws AppError `not-possible` while a token is being issued through it
 */
export function fillForm(connection: Connection, values: FormValues, filledFrom: string): void {
  if (draftOf(drafts.get(), connection).attempt.state === 'running') throw busy();
  const fields = [...PROVIDERS[connection.api].issueFields, ...COMMON_ISSUE_FIELDS];
  changeDraft(connection, () => ({
    form: newForm({ ...initialValues(fields), ...values }),
    attempt: { state: 'idle' },
    filledFrom,
  }));
}

/**
 * Fills the form with a preset's inputs; the ticket of the moment stays.
 *
 * @throws AppError as {@link fillForm}
 */
export function applyPreset(connection: Connection, preset: Preset): void {
  const inputs = currentInputs(PROVIDERS[preset.api], preset.inputs, Date.now());
  const ticket = text(draftOf(drafts.get(), connection).form.values, TICKET);
  const values = { ...inputs, [LABEL]: preset.label, [TICKET]: ticket };
  fillForm(connection, values, `the preset “${preset.name}”`);
}

function busy(): AppError {
  return new AppError({
    code: 'not-possible',
    message: 'A token is being issued through this connection.',
    hint: 'Wait for its outcome, then try again.',
  });
}
