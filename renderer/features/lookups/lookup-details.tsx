import { Loader } from '@mantine/core';
import type { ReactNode } from 'react';
import type { LookupDescription } from '../../../shared/forms/field.ts';
import type { Connection } from '../../../shared/models/connection.ts';
import type { LookupItem, RecordActionDone } from '../../../shared/models/lookup.ts';
import { DescriptionList } from '../../ui/description-list.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { Badges } from './badges.tsx';
import { CopyField } from './copy-field.tsx';
import classes from './lookup.module.css';
import { RecordSecret } from './record-secret.tsx';
import { useRecord } from './use-record.ts';

export interface LookupDetailsProps {
  connection: Connection;
  field: string;
  lookup: LookupDescription;
  item: LookupItem;
  /** What the last action on its secret brought; null before one. */
  done: RecordActionDone | null;
  onDone: (done: RecordActionDone | null) => void;
  /** A question is open above the dialog. */
  onAsk: (open: boolean) => void;
  /** More about the record, such as a part of its value that the agent adds. */
  children?: ReactNode;
}

/** Everything that is known about the chosen record; read when it is chosen. */
export function LookupDetails(props: LookupDetailsProps) {
  const { connection, field, lookup, item, done, onDone, onAsk, children } = props;
  const { record, isPending, isError, error, refetch } = useRecord(connection.id, field, item, true);
  return (
    <section className={classes.details} aria-label={`Details of the ${lookup.one}`}>
      <h3 className={classes.name}>
        {record.title} <Badges badges={record.badges} />
      </h3>
      {isError && <ErrorNotice error={error} onRetry={() => void refetch()} />}
      <DescriptionList
        items={record.facts.map((fact) => ({
          name: fact.label,
          value: (
            <span className={classes.fact}>
              <span>{fact.value}</span>
              {fact.copyable && <CopyField label={fact.label} value={fact.value} />}
            </span>
          ),
        }))}
      />
      {isPending && <Loader size="xs" aria-label="Loading details" />}
      {children}
      {lookup.secret !== undefined && (
        <RecordSecret
          connection={connection}
          field={field}
          secret={lookup.secret}
          record={record}
          done={done}
          onDone={onDone}
          onAsk={onAsk}
        />
      )}
    </section>
  );
}
