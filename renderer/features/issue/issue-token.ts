import { toErrorData } from '../../../shared/errors.ts';
import { text } from '../../../shared/forms/field.ts';
import { type FormReading, readIssueForm } from '../../../shared/forms/form.ts';
import type { FormValues } from '../../../shared/forms/values.ts';
import type { Connection } from '../../../shared/models/connection.ts';
import { PROVIDERS } from '../../../shared/vendors/index.ts';
import { call } from '../../bridge/call.ts';
import { refuseFields, submitForm } from '../../ui/form-state.ts';
import { readableSecrets } from '../connections/credentials.ts';
import { LABEL, TICKET } from './common-issue-fields.ts';
import { changeDraft, changeForm, draftOf, drafts, forgetAttempt, redrawForms } from './form-drafts.ts';

/** What is right and wrong with an issue form now. */
export function checkIssueForm(connection: Connection, values: FormValues): FormReading {
  const { api, settings } = connection;
  return readIssueForm(PROVIDERS[api], values, settings, readableSecrets(connection), Date.now());
}

/**
 * Issues a token from what is typed. Runs outside the screen, so that turning to another one neither
 * stops it nor loses its outcome. A second call while one runs does nothing.
 *
 * @returns false when nothing was sent, because a field needs the agent's attention
 */
export async function issueToken(connection: Connection): Promise<boolean> {
  const { form, attempt } = draftOf(drafts.get(), connection);
  if (attempt.state === 'running') return true;
  const reading = checkIssueForm(connection, form.values);
  changeForm(connection, submitForm);
  if (!reading.ok) {
    // What an earlier attempt brought would read as the answer to this one.
    forgetAttempt(connection);
    return false;
  }
  changeDraft(connection, (draft) => ({ ...draft, attempt: { state: 'running', since: Date.now() } }));
  try {
    const token = await call('tokens.issue', {
      connectionId: connection.id,
      inputs: reading.values,
      label: text(form.values, LABEL).trim(),
      ticket: text(form.values, TICKET).trim(),
    });
    changeDraft(connection, (draft) => ({
      filledFrom: null,
      form: {
        ...draft.form,
        values: withoutUsed(connection, form.values, draft.form.values),
        submitted: false,
        left: [],
      },
      attempt: { state: 'issued', token },
    }));
    redrawForms();
  } catch (thrown) {
    const error = toErrorData(thrown);
    changeDraft(connection, (draft) => ({
      filledFrom: null,
      form: refuseFields(draft.form, error.fields ?? {}),
      attempt: { state: 'failed', error },
    }));
  }
  return true;
}

/**
 * Clears what belongs to the token that was just issued: the secrets that were sent, its label and its
 * ticket, under which the next token must not end up. What was typed in the meantime stays.
 */
function withoutUsed(connection: Connection, sent: FormValues, now: FormValues): FormValues {
  const secrets = PROVIDERS[connection.api].issueFields.filter(({ kind }) => kind === 'secret');
  const used = [...secrets.map(({ name }) => name), LABEL, TICKET].filter((name) => now[name] === sent[name]);
  return { ...now, ...Object.fromEntries(used.map((name) => [name, ''])) };
}
