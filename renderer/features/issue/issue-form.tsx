import { Button } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { type RefObject, useEffect, useState } from 'react';
import type { FieldDescription } from '../../../shared/forms/field.ts';
import { rememberedKey } from '../../../shared/forms/form.ts';
import type { Connection } from '../../../shared/models/connection.ts';
import { PROVIDERS } from '../../../shared/vendors/index.ts';
import { Fields } from '../../ui/fields/fields.tsx';
import { useDescribedForm } from '../../ui/use-described-form.ts';
import { readableSecrets } from '../connections/credentials.ts';
import { LookupDialog } from '../lookups/lookup-dialog.tsx';
import { COMMON_ISSUE_FIELDS } from './common-issue-fields.ts';
import { changeForm, forgetAttempt, useDraft } from './form-drafts.ts';
import classes from './issue-screen.module.css';
import { checkIssueForm, issueToken } from './issue-token.ts';
import { RequestPreview } from './request-preview.tsx';
import { Waiting } from './waiting.tsx';

/** The form of one connection, drawn from its vendor's description. */
export function IssueForm({ connection }: { connection: Connection }) {
  const { form, attempt, filledFrom } = useDraft(connection);
  const [choosing, setChoosing] = useState<FieldDescription | null>(null);
  const { issueFields } = PROVIDERS[connection.api];
  const described = useDescribedForm({
    form,
    change: (change) => changeForm(connection, change),
    read: (values) => checkIssueForm(connection, values),
    send: () => issueToken(connection),
    // What an earlier attempt brought would read as the answer to this one.
    onInvalid: () => forgetAttempt(connection),
  });
  const { ref: element } = described.element;
  const shared = { ...described.fields, context: connection.settings };
  useFocusWhenFilled(element, filledFrom);

  const keptWords = (field: FieldDescription): string | undefined => {
    const key = rememberedKey(field, form.values);
    if (key === null || !readableSecrets(connection).includes(key)) return undefined;
    const per = issueFields.find(({ name }) => name === field.remember?.per);
    return `Remembered for this ${(per?.label ?? 'entry').replace(/ ID$/, '').toLowerCase()}`;
  };

  const beside = (field: FieldDescription) =>
    field.lookup === undefined ? null : (
      <Button
        variant="default"
        leftSection={<IconSearch size={16} />}
        onClick={() => setChoosing(field)}
      >{`${field.lookup.label}…`}</Button>
    );

  /** Fills the field with what was chosen, if anything was, and puts the focus back where it came from. */
  const close = (value: string | null): void => {
    const name = choosing?.name ?? '';
    setChoosing(null);
    if (value !== null) shared.onChange(name, value);
    const input = `[data-field="${name}"]`;
    const target = value === null ? `${input} ~ button, :has(> ${input}) ~ button` : input;
    setTimeout(() => element.current?.querySelector<HTMLElement>(target)?.focus());
  };

  return (
    <>
      <form {...described.element} className={classes.form} aria-busy={attempt.state === 'running'}>
        {filledFrom !== null && (
          <p
            className={classes.filled}
            role="status"
          >{`Filled in from ${filledFrom}. Check it, then issue.`}</p>
        )}
        <Fields {...shared} fields={issueFields} keptWords={keptWords} beside={beside} />
        <hr className={classes.rule} />
        <div className={classes.pair}>
          <Fields {...shared} fields={COMMON_ISSUE_FIELDS} />
        </div>
        <RequestPreview connection={connection} values={form.values} />
        <div className={classes.submit}>
          <Button type="submit" loading={attempt.state === 'running'}>
            Issue token
          </Button>
          {attempt.state === 'running' && (
            <Waiting
              since={attempt.since}
              vendor={PROVIDERS[connection.api].name}
              connectionId={connection.id}
            />
          )}
        </div>
      </form>
      {/* Not inside the form: what is submitted in the dialog would submit the form as well. */}
      {choosing?.lookup !== undefined && (
        <LookupDialog
          connection={connection}
          field={choosing}
          lookup={choosing.lookup}
          onUse={close}
          onClose={() => close(null)}
        />
      )}
    </>
  );
}

/**
 * After the form was filled in, the focus goes to the first field that the agent still has to fill in, or
 * to the button: what asked for it is gone from the screen.
 */
function useFocusWhenFilled(form: RefObject<HTMLFormElement | null>, filledFrom: string | null): void {
  useEffect(() => {
    if (filledFrom === null) return;
    const required = form.current?.querySelectorAll<HTMLInputElement>('[aria-required="true"]') ?? [];
    const next =
      [...required].find(({ value }) => value === '') ?? form.current?.querySelector('button[type="submit"]');
    if (next instanceof HTMLElement) next.focus();
  }, [form, filledFrom]);
}
