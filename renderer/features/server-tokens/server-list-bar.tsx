import { Button } from '@mantine/core';
import { IconRefresh } from '@tabler/icons-react';
import type { Connection } from '../../../shared/models/connection.ts';
import { type ServerTokenEntry, STANDINGS, type Standing } from '../../../shared/models/server-token.ts';
import { PROVIDERS } from '../../../shared/vendors/index.ts';
import { formatInstantFully } from '../../ui/date-time.tsx';
import { NativeSelect } from '../../ui/fields/native-select.tsx';
import { addressOf, navigate } from '../../ui/navigate.ts';
import { STANDING_LABELS } from './entry-labels.ts';
import classes from './server-tokens.module.css';
import { UserField } from './user-field.tsx';

const TIME = new Intl.DateTimeFormat('en-GB', { timeStyle: 'medium' });

export interface ServerListBarProps {
  connection: Connection;
  connections: readonly Connection[];
  entries: readonly ServerTokenEntry[];
  /** Null: the connection's own user. */
  userId: string | null;
  /** Null: all. */
  standing: Standing | null;
  /** Null: it could not be read yet. */
  readAt: number | null;
  busy: boolean;
  onUser: (userId: string | null) => void;
  onStanding: (standing: Standing | null) => void;
  onRefresh: () => void;
}

/** Whose list, which part of it, and how old it is. */
export function ServerListBar(props: ServerListBarProps) {
  const { connection, connections, entries, userId, standing, readAt, busy } = props;
  const { onUser, onStanding, onRefresh } = props;
  const { inventory } = PROVIDERS[connection.api];
  const otherUser = 'none' in inventory ? undefined : inventory.otherUser;
  const count = (of: Standing | null): number =>
    of === null ? entries.length : entries.filter((entry) => entry.standing === of).length;
  return (
    <div className={classes.bar}>
      <NativeSelect
        className={classes.connection}
        name="Connection"
        groups={[{ options: connections.map(({ id, name }) => ({ value: id, label: name })) }]}
        value={connection.id}
        onChange={(id) => navigate(addressOf('history', 'vendor', id))}
      />
      {otherUser !== undefined && <UserField words={otherUser} userId={userId} onChange={onUser} />}
      <span role="status" className={classes.readAt}>
        {readAt !== null && (
          <time title={formatInstantFully(readAt)}>{`Read at ${TIME.format(readAt)}`}</time>
        )}
      </span>
      <Button variant="default" leftSection={<IconRefresh size={16} />} loading={busy} onClick={onRefresh}>
        Refresh
      </Button>
      {readAt !== null && (
        <fieldset className={classes.chips}>
          <legend className={classes.legend}>Where a token is known</legend>
          {[null, ...STANDINGS].map((one) => (
            <button
              key={one ?? 'all'}
              type="button"
              className={classes.chip}
              aria-pressed={standing === one}
              onClick={() => onStanding(one)}
            >
              {one === null ? 'All' : STANDING_LABELS[one]}{' '}
              <span className={classes.count}>{count(one)}</span>
            </button>
          ))}
        </fieldset>
      )}
    </div>
  );
}
