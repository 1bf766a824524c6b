import { Group, Text } from '@mantine/core';
import type { Connection } from '../../../shared/models/connection.ts';
import { PROVIDERS } from '../../../shared/vendors/index.ts';
import { LabelledSelect } from '../../ui/fields/labelled-select.tsx';
import { addressOf, navigate } from '../../ui/navigate.ts';
import { PracticeBadge } from '../../ui/practice-badge.tsx';
import { credentialsLabel } from '../connections/credentials.ts';
import { FavouriteButton } from '../connections/favourite-button.tsx';
import { connectionGroups } from './connection-groups.ts';
import classes from './issue-screen.module.css';
import { PresetsMenu } from './presets-menu.tsx';

/** Which connection issues the token, and what its form can be filled with. */
export function ConnectionChoice(props: { connections: readonly Connection[]; connection: Connection }) {
  const { connections, connection } = props;
  return (
    <div className={classes.choice}>
      <LabelledSelect
        label="Connection"
        value={connection.id}
        groups={connectionGroups(connections)}
        below={
          <Group gap={8} component="span">
            {PROVIDERS[connection.api].name}
            {connection.practice && <PracticeBadge />}
            {connection.secretStore === 'lost' && (
              <Text component="span" inherit c="var(--td-soon)">
                {credentialsLabel(connection)}
              </Text>
            )}
          </Group>
        }
        onChange={(id) => navigate(addressOf('issue', id), { replace: true })}
      />
      <div className={classes.beside}>
        <FavouriteButton connection={connection} />
        <PresetsMenu connection={connection} />
      </div>
    </div>
  );
}
