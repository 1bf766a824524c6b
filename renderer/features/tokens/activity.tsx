import { Button, Loader } from '@mantine/core';
import { useState } from 'react';
import { useCall } from '../../bridge/use-call.ts';
import { DataTable } from '../../ui/data-table.tsx';
import { StackedDateTime } from '../../ui/date-time.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import classes from './activity.module.css';
import { actionLabel } from './audit-list.tsx';

const FEW = 200;
const MANY = 1_000;

/** The audit trail: who did what, when, through which connection, for whom, for which ticket. */
export function Activity() {
  const [limit, setLimit] = useState(FEW);
  const { data, isError, error, refetch } = useCall('audit.list', { limit });
  if (isError) return <ErrorNotice error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <Loader size="sm" aria-label="Loading" />;
  if (data.length === 0) {
    return (
      <EmptyState title="No activity yet">
        <p>Every issue, copy, export and deletion is listed here. Secrets never are.</p>
      </EmptyState>
    );
  }
  return (
    <DataTable
      label="Activity"
      focusable
      loose
      head={
        <>
          <th className={classes.at}>When</th>
          <th>What</th>
          <th>Connection</th>
          <th>For</th>
          <th>Ticket</th>
          <th className={classes.actor}>By</th>
        </>
      }
      after={
        data.length === limit &&
        limit < MANY && (
          <Button variant="default" my="sm" mx="auto" display="block" onClick={() => setLimit(MANY)}>
            {`Show the last ${MANY.toLocaleString('en-GB')}`}
          </Button>
        )
      }
    >
      {data.map((entry) => (
        <tr key={entry.id}>
          <td className={classes.number}>
            <StackedDateTime at={entry.at} />
          </td>
          <td>
            {actionLabel(entry.action)}
            {entry.detail !== '' && <div className={classes.detail}>{entry.detail}</div>}
          </td>
          <td>{entry.connectionName}</td>
          <td>{entry.subject}</td>
          <td>{entry.ticket}</td>
          <td>{entry.actor}</td>
        </tr>
      ))}
    </DataTable>
  );
}
