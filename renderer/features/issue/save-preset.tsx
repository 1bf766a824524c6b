import { Button, Group } from '@mantine/core';
import { type SubmitEvent, useState } from 'react';
import { toErrorData } from '../../../shared/errors.ts';
import { text } from '../../../shared/forms/field.ts';
import { appliedValues } from '../../../shared/forms/form.ts';
import type { Connection } from '../../../shared/models/connection.ts';
import { PROVIDERS } from '../../../shared/vendors/index.ts';
import { useCallAction } from '../../bridge/use-action.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { TextField } from '../../ui/fields/text-field.tsx';
import { showMessage } from '../../ui/message.ts';
import { LABEL } from './common-issue-fields.ts';
import { draftOf, drafts } from './form-drafts.ts';
import classes from './presets.module.css';

const NAME = {
  name: 'presetName',
  label: 'Preset name',
  kind: 'text',
  required: true,
  help: 'Everything in the form is saved but secrets and the ticket.',
} as const;

/** Asks for a name, and for a second click before a preset of the same name is replaced. */
export function SavePreset(props: { connection: Connection; onClose: () => void }) {
  const { connection, onClose } = props;
  const [name, setName] = useState('');
  const { run, busy, error, reset } = useCallAction('presets.save', {
    showsError: true,
    onDone: (saved) => {
      showMessage(`Preset “${saved.name}” saved.`);
      onClose();
    },
  });
  const problem = error === null ? undefined : toErrorData(error).fields?.name;
  const canReplace = problem !== undefined && name.trim() !== '';

  const save = (event: SubmitEvent): void => {
    event.preventDefault();
    const { values } = draftOf(drafts.get(), connection).form;
    const inputs = appliedValues(PROVIDERS[connection.api].issueFields, values, connection.settings);
    run({ api: connection.api, name, inputs, label: text(values, LABEL), replace: canReplace });
  };

  return (
    <Dialog onClose={onClose} title="Save preset" size={440}>
      <form className={classes.body} noValidate onSubmit={save}>
        <TextField
          field={NAME}
          value={name}
          problem={problem}
          initialFocus
          onChange={(value) => {
            setName(String(value));
            reset();
          }}
          onLeave={() => undefined}
        />
        {error !== null && problem === undefined && <ErrorNotice error={error} />}
        <Group justify="flex-end" gap={8}>
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" loading={busy}>
            {canReplace ? 'Replace preset' : 'Save preset'}
          </Button>
        </Group>
      </form>
    </Dialog>
  );
}
