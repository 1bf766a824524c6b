import { Stack } from '@mantine/core';
import { useState } from 'react';
import type { FieldDescription } from '../../../shared/forms/field.ts';
import { connectionFields } from '../../../shared/forms/form.ts';
import { APIS } from '../../../shared/forms/values.ts';
import type { Connection } from '../../../shared/models/connection.ts';
import { PROVIDERS } from '../../../shared/vendors/index.ts';
import { Disclosure } from '../../ui/disclosure.tsx';
import { Fields, type FieldsProps } from '../../ui/fields/fields.tsx';
import { LabelledSelect } from '../../ui/fields/labelled-select.tsx';
import { TextField } from '../../ui/fields/text-field.tsx';
import { DialogFields, DialogForm } from '../../ui/form-dialog.tsx';
import { BaseUrlField } from './base-url-field.tsx';
import { ConnectionDialogFoot } from './connection-dialog-foot.tsx';
import { ConnectionResult } from './connection-result.tsx';
import type { ConnectionForm } from './use-connection-form.ts';

const API_OPTIONS = APIS.map((api) => ({ value: api, label: PROVIDERS[api].name }));
const NAME: FieldDescription = { name: 'name', label: 'Name', kind: 'text', required: true };

export interface ConnectionDialogFormProps {
  form: ConnectionForm;
  connection: Connection | null;
  /** The agent wants to close with something typed: ask in place of the buttons. */
  asking: boolean;
  onAskToClose: () => void;
  onKeep: () => void;
  onDiscard: () => void;
}

/** The dialog's content: API, name, base URL, then what the vendor needs. */
export function ConnectionDialogForm(props: ConnectionDialogFormProps) {
  const { form, connection, asking, onAskToClose, onKeep, onDiscard } = props;
  const description = PROVIDERS[form.api];
  const fields = connectionFields(description);
  const shared = {
    ...form.fields,
    keptWords: (field: FieldDescription) =>
      form.stored.includes(field.name) ? keptSecretWords(connection) : undefined,
  };
  const { values, problems, onChange, onLeave } = form.fields;

  return (
    <DialogForm {...form.element}>
      <DialogFields>
        <LabelledSelect
          label="API"
          value={form.api}
          groups={[{ options: API_OPTIONS }]}
          disabled={connection !== null}
          initialFocus={connection === null}
          below={description.summary}
          onChange={(value) => {
            const api = APIS.find((one) => one === value);
            if (api !== undefined) form.changeApi(api);
          }}
        />
        <TextField
          field={{ ...NAME, placeholder: `For example “${description.name}, production”` }}
          value={String(values.name ?? '')}
          problem={problems.name}
          initialFocus={connection !== null}
          onChange={(value) => onChange('name', value)}
          onLeave={() => onLeave('name')}
        />
        <BaseUrlField form={form} />
        <Fields {...shared} fields={fields.filter((field) => field.advanced !== true)} />
        <AdvancedFields {...shared} fields={fields.filter((field) => field.advanced === true)} />
        <ConnectionResult test={form.testResult} error={form.error} onUse={form.takeOver} />
      </DialogFields>
      <ConnectionDialogFoot
        testing={form.testing}
        saving={form.busy}
        asking={asking}
        onTest={form.test}
        onCancel={onAskToClose}
        onKeep={onKeep}
        onDiscard={onDiscard}
      />
    </DialogForm>
  );
}

/** The fields that few need; open from the moment when one of them has a value or a problem. */
function AdvancedFields(props: FieldsProps) {
  const needed = props.fields.some(
    ({ name, initial = '' }) => props.problems[name] !== undefined || (props.values[name] ?? '') !== initial,
  );
  const [open, setOpen] = useState(needed);
  if (needed && !open) setOpen(true);
  return (
    <Disclosure title="Advanced" open={open}>
      <Stack gap={14}>
        <Fields {...props} />
      </Stack>
    </Disclosure>
  );
}

function keptSecretWords(connection: Connection | null): string {
  return connection?.secretStore === 'session'
    ? 'Stored in memory only. Type to replace it.'
    : 'Stored in the keychain. Type to replace it.';
}
