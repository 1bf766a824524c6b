import { Alert, List, Text } from '@mantine/core';
import type { UnreadableToken } from '../../../shared/models/token.ts';
import { DateTime } from '../../ui/date-time.tsx';

/** Rows of the history that this version cannot read, so that nobody takes them for lost. */
export function UnreadableRows({ rows }: { rows: readonly UnreadableToken[] }) {
  if (rows.length === 0) return null;
  return (
    <Alert
      color="yellow"
      title={
        rows.length === 1
          ? 'One row of the history cannot be read'
          : `${rows.length} rows of the history cannot be read`
      }
    >
      <Text size="sm">
        They are left as they are, with their secrets. A later version of Tokendesk may have written them.
      </Text>
      <List size="sm">
        {rows.map((row) => (
          <List.Item key={row.id}>
            <bdi>{row.label || row.id}</bdi>, <bdi>{row.connectionName}</bdi>,{' '}
            <DateTime at={row.requestedAt} />
          </List.Item>
        ))}
      </List>
    </Alert>
  );
}
