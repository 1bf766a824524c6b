import { Group, Text } from '@mantine/core';
import { APIS } from '../../../shared/models/api.ts';
import type { Connection } from '../../../shared/models/connection.ts';
import { PROVIDERS } from '../../../shared/providers/index.ts';
import { NativeSelectFrame } from '../../ui/fields/native-select-frame.tsx';
import { PracticeBadge } from '../../ui/practice-badge.tsx';
import { credentialsWords } from '../connections/credentials.ts';
import { selectConnection } from './desk.ts';

/** Which connection issues the token; grouped by API. */
export function ConnectionChoice(props: { connections: readonly Connection[]; connection: Connection }) {
  const { connections, connection } = props;
  const groups = APIS.map((api) => ({
    label: PROVIDERS[api].name,
    options: connections.filter((one) => one.api === api).map(({ id, name }) => ({ value: id, label: name })),
  })).filter((group) => group.options.length > 0);
  return (
    <NativeSelectFrame
      label="Connection"
      value={connection.id}
      groups={groups}
      below={
        <Group gap={8} component="span">
          {PROVIDERS[connection.api].name}
          {connection.practice && <PracticeBadge />}
          {connection.secretStore === 'lost' && (
            <Text component="span" inherit c="var(--td-soon)">
              {credentialsWords(connection)}
            </Text>
          )}
        </Group>
      }
      onChange={selectConnection}
    />
  );
}
