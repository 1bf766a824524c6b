import { Button, Group } from '@mantine/core';
import type { FieldDescription } from '../../../shared/forms/field.ts';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { TextField } from '../../ui/fields/text-field.tsx';
import type { PolicyDraft } from './clean-up-policy.ts';
import { countLabel } from './clean-up-policy.ts';
import { CleanUpQuestion } from './clean-up-question.tsx';
import classes from './settings-screen.module.css';
import { SettingsSection } from './settings-section.tsx';
import { useCleanUp, useCleanUpPreview } from './use-clean-up.ts';

const FIELDS: readonly (FieldDescription & { readonly name: keyof PolicyDraft })[] = [
  {
    name: 'secretRetentionDays',
    label: 'Remove secrets of expired tokens after (days)',
    kind: 'number',
    required: true,
    help: 'The entry stays in the history. 0 keeps them.',
  },
  {
    name: 'historyRetentionDays',
    label: 'Remove entries from the history after (days)',
    kind: 'number',
    required: true,
    help: 'Only tokens that nobody can use any more. 0 keeps them.',
  },
];
const ignore = (): void => undefined;

/** How long secrets and entries are kept; what that removes is counted before it is removed. */
export function CleanUpSection() {
  const form = useCleanUp();
  const due = useCleanUpPreview(form.known ? form.policy : null);
  return (
    <SettingsSection title="Clean-up">
      <p>Done when Tokendesk starts and once a day, while the keychain is available.</p>
      <form
        className={classes.body}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          form.save();
        }}
      >
        <div className={classes.pair}>
          {FIELDS.map((field) => (
            <TextField
              key={field.name}
              field={field}
              value={form.draft[field.name]}
              problem={form.problems[field.name]}
              onChange={(value) => form.type({ [field.name]: value })}
              onLeave={ignore}
            />
          ))}
        </div>
        {due.error === null ? (
          <p role="status" className={classes.number}>
            {`Now due: ${due.count === null ? '–' : countLabel(due.count)}`}
          </p>
        ) : (
          <ErrorNotice error={due.error} />
        )}
        <Group gap={8}>
          {form.dirty ? (
            <>
              <Button type="submit" loading={form.saving} disabled={form.policy === null}>
                Save policy
              </Button>
              <Button variant="default" onClick={form.discard}>
                Discard changes
              </Button>
            </>
          ) : (
            <Button
              variant="default"
              loading={form.cleaning}
              disabled={!form.known}
              onClick={() => form.run(due.count)}
            >
              Clean up now
            </Button>
          )}
        </Group>
      </form>
      {form.question !== null && (
        <CleanUpQuestion question={form.question} onConfirm={form.confirm} onClose={form.closeQuestion} />
      )}
    </SettingsSection>
  );
}
