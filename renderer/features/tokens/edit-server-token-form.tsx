import { Button } from '@mantine/core';
import { useState } from 'react';
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
import { DialogFields, DialogFoot, DialogForm } from '../../ui/form-dialog.tsx';
import { newForm } from '../../ui/form-state.ts';
import { useDescribedForm } from '../../ui/use-described-form.ts';
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
  const [unchanged, setUnchanged] = useState(false);
  const { fields, element, busy, error, submit } = useDescribedForm({
    form,
    change: setForm,
    read: (values) => readEditForm(inventory, edit, values, Date.now()),
    send: async ({ changes }) => {
      if (Object.keys(changes).length === 0) return setUnchanged(true);
      const which = { connectionId: connection.id, userId, vendorTokenId: server.vendorTokenId };
      await call('serverTokens.edit', { ...which, changes });
      announce('Token changed at the vendor.');
      onClose(true);
    },
  });
  return (
    <DialogForm {...element}>
      <DialogFields>
        <Fields
          {...fields}
          fields={edit.fields}
          initialFocus
          onChange={(name, value) => {
            setUnchanged(false);
            fields.onChange(name, value);
          }}
        />
      </DialogFields>
      {error !== null && <ErrorNotice error={error} onRetry={submit} />}
      <DialogFoot>
        <span role="status" className={classes.status}>
          {unchanged && 'Nothing was changed.'}
        </span>
        <Button variant="default" onClick={() => onClose(false)}>
          Cancel
        </Button>
        <Button type="submit" loading={busy}>
          Save at the vendor
        </Button>
      </DialogFoot>
    </DialogForm>
  );
}
