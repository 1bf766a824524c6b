import { APIS } from '../../../shared/forms/values.ts';
import { PROVIDERS } from '../../../shared/vendors/index.ts';
import { drafts, type FormDraft, redrawForms } from './form-drafts.ts';

const SECRET_FIELDS = new Set(
  APIS.flatMap((api) => PROVIDERS[api].issueFields.filter(({ kind }) => kind === 'secret')).map(
    ({ name }) => name,
  ),
);

/** Empties every secret field that was typed into, in the forms of all connections; the rest stays. */
export function forgetTypedSecrets(): void {
  drafts.change((state) =>
    Object.fromEntries(Object.entries(state).map(([id, draft]) => [id, withoutSecrets(draft)])),
  );
  redrawForms();
}

function withoutSecrets({ form, ...rest }: FormDraft): FormDraft {
  const values = Object.entries(form.values).map(([name, value]) => [
    name,
    SECRET_FIELDS.has(name) ? '' : value,
  ]);
  // Nobody left these fields empty: that they are is nothing to point out.
  const left = form.left.filter((name) => !SECRET_FIELDS.has(name));
  return { form: { ...form, values: Object.fromEntries(values), left, submitted: false }, ...rest };
}
