import { Button } from '@mantine/core';
import { type SubmitEvent, useRef, useState } from 'react';
import { toErrorData } from '../../../shared/errors.ts';
import { readEditForm } from '../../../shared/forms/edit-form.ts';
import type { EditForm, InventoryDescription } from '../../../shared/forms/field.ts';
import type { Connection } from '../../../shared/models/connection.ts';
import type { ServerToken } from '../../../shared/models/server-token.ts';
import type { Token } from '../../../shared/models/token.ts';
import { PROVIDERS } from '../../../shared/vendors/index.ts';
import { call } from '../../bridge/call.ts';
import { announce } from '../../ui/announcer.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { Fields } from '../../ui/fields/fields.tsx';
import { focusFirstProblem } from '../../ui/focus-first-problem.ts';
import { DialogFields, DialogFoot, DialogForm } from '../../ui/form-dialog.tsx';
import {
  changeField,
  leaveField,
  newForm,
  refuseFields,
  shownProblems,
  submitForm,
} from '../../ui/form-state.ts';
import classes from './edit-server-token.module.css';

export interface EditServerTokenFormProps {
  connection: Connection;
  userId: string | null;
  server: ServerToken;
  token: Token | null;
  onClose: (done: boolean) => void;
}

/** The form, drawn from the vendor's description; only what is changed is sent. */
export function EditServerTokenForm(props: EditServerTokenFormProps) {
  const { inventory } = PROVIDERS[props.connection.api];
  return 'none' in inventory ? null : <DescribedForm {...props} inventory={inventory} />;
}

function DescribedForm(props: EditServerTokenFormProps & { inventory: InventoryDescription }) {
  const { connection, userId, server, token, inventory, onClose } = props;
  // As the form was opened: a list that is read anew meanwhile must not change what is typed.
  const [edit] = useState<EditForm>(() =>
    inventory.editForm(server, server.kind ?? (token?.kind || null), connection.settings),
  );
  const [form, setForm] = useState(() => newForm(edit.values));
  const [run, setRun] = useState<{ busy: boolean; error: unknown; unchanged: boolean }>(IDLE);
  const element = useRef<HTMLFormElement>(null);
  const reading = readEditForm(inventory, edit, form.values, Date.now());

  const save = async (): Promise<void> => {
    setForm(submitForm);
    if (!reading.ok) return focusFirstProblem(element.current);
    if (Object.keys(reading.changes).length === 0) return setRun({ ...IDLE, unchanged: true });
    setRun({ ...IDLE, busy: true });
    try {
      const which = { connectionId: connection.id, userId, vendorTokenId: server.vendorTokenId };
      await call('serverTokens.edit', { ...which, changes: reading.changes });
      announce('Token changed at the vendor.');
      onClose(true);
    } catch (thrown) {
      const { fields = {} } = toErrorData(thrown);
      setForm((now) => refuseFields(now, fields));
      setRun({ ...IDLE, error: thrown });
      if (Object.keys(fields).length > 0) focusFirstProblem(element.current);
    }
  };
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    void save();
  };
  return (
    <DialogForm ref={element} onSubmit={submit} aria-busy={run.busy}>
      <DialogFields>
        <Fields
          fields={edit.fields}
          initialFocus
          values={form.values}
          problems={shownProblems(form, reading.ok ? {} : reading.fields)}
          onChange={(name, value) => {
            setRun((now) => ({ ...now, unchanged: false }));
            setForm((now) => changeField(now, name, value));
          }}
          onLeave={(name) => setForm((now) => leaveField(now, name))}
        />
      </DialogFields>
      {run.error !== null && <ErrorNotice error={run.error} onRetry={() => void save()} />}
      <DialogFoot>
        <span role="status" className={classes.status}>
          {run.unchanged && 'Nothing was changed.'}
        </span>
        <Button variant="default" onClick={() => onClose(false)}>
          Cancel
        </Button>
        <Button type="submit" loading={run.busy}>
          Save at the vendor
        </Button>
      </DialogFoot>
    </DialogForm>
  );
}

const IDLE = { busy: false, error: null, unchanged: false };
