import { Button, Menu } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import { useState } from 'react';
import type { RecordActionDescription, RecordSecretDescription } from '../../../shared/forms/field.ts';
import type { Connection } from '../../../shared/models/connection.ts';
import type { LookupItem, RecordActionDone } from '../../../shared/models/lookup.ts';
import { useCall } from '../../bridge/use-call.ts';
import { readableSecrets } from '../connections/credentials.ts';
import { ForgetSecret } from './forget-secret.tsx';
import classes from './lookup.module.css';
import { RecordActionQuestion } from './record-action-question.tsx';
import { RememberedSecret } from './remembered-secret.tsx';

export interface RecordSecretProps {
  connection: Connection;
  field: string;
  secret: RecordSecretDescription;
  record: LookupItem;
  /** What the last action on it brought; null before one. */
  done: RecordActionDone | null;
  onDone: (done: RecordActionDone | null) => void;
  /** A question is open above the dialog. */
  onAsk: (open: boolean) => void;
}

type Question =
  | { readonly kind: 'action'; readonly action: RecordActionDescription }
  | { readonly kind: 'forget' };

/** A record's secret: whether it is remembered here, and what the vendor can be asked to do to it. */
export function RecordSecret({ connection, field, secret, record, done, onDone, onAsk }: RecordSecretProps) {
  const [question, setQuestion] = useState<Question | null>(null);
  const { data: unsettled = [] } = useCall('lookups.unsettled', undefined);
  const lost = unsettled.find(
    (one) => one.connectionId === connection.id && one.field === field && one.value === record.value,
  );
  const name = `${secret.field}:${record.value}`;
  const isKept = readableSecrets(connection).includes(name) || done?.secretName === name;
  const ask = (next: Question | null): void => {
    setQuestion(next);
    onAsk(next !== null);
  };
  return (
    <div className={classes.secret}>
      <h4 className={classes.secretTitle}>{secret.label}</h4>
      {done !== null && (
        <p className={classes.done} data-warn={done.secretStore === 'session'}>
          {done.message}
        </p>
      )}
      {lost === undefined ? (
        <p className={classes.secretState}>{stateLabel(connection, isKept)}</p>
      ) : (
        <p className={classes.done} data-warn={true}>{`${lost.message} ${lost.hint}`}</p>
      )}
      {isKept && (
        <RememberedSecret connectionId={connection.id} name={name} onForget={() => ask({ kind: 'forget' })} />
      )}
      <Menu position="bottom-start" withinPortal={false}>
        <Menu.Target>
          <Button variant="default" size="xs" rightSection={<IconChevronDown size={14} />}>
            {`Change ${secret.label.toLowerCase()}`}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {secret.actions.map((action) => (
            <Menu.Item
              key={action.name}
              {...(action.dangerous ? { color: 'var(--td-danger)' } : {})}
              onClick={() => ask({ kind: 'action', action })}
            >
              {`${action.label}…`}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      {question?.kind === 'action' && (
        <RecordActionQuestion
          of={{ connectionId: connection.id, field, value: record.value }}
          title={record.title}
          action={question.action}
          onDone={onDone}
          onClose={() => ask(null)}
        />
      )}
      {question?.kind === 'forget' && (
        <ForgetSecret
          connectionId={connection.id}
          name={name}
          title={record.title}
          onClose={(forgotten) => {
            if (forgotten) onDone(null);
            ask(null);
          }}
        />
      )}
    </div>
  );
}

function stateLabel({ secretStore }: Connection, isKept: boolean): string {
  if (!isKept) return 'Not remembered here. The vendor shows a secret only once, when it makes it.';
  return secretStore === 'session'
    ? 'Remembered here, in memory only: lost when Tokendesk quits.'
    : 'Remembered here, in the keychain. The issue form uses it.';
}
