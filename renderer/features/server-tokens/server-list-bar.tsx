import { Button } from '@mantine/core';
import { IconRefresh } from '@tabler/icons-react';
import type { Connection } from '../../../shared/models/connection.ts';
import { type ServerTokenEntry, STANDINGS, type Standing } from '../../../shared/models/server-token.ts';
import { BareSelect } from '../../ui/fields/bare-select.tsx';
import { formatInstantFully } from '../../ui/when.tsx';
import { listedConnection } from './open-server-tokens.ts';
import classes from './server-tokens.module.css';
import { STANDING_WORDS } from './standing-words.ts';

const TIME = new Intl.DateTimeFormat('en-GB', { timeStyle: 'medium' });

export interface ServerListBarProps {
  connection: Connection;
  connections: readonly Connection[];
  entries: readonly ServerTokenEntry[];
  /** Null: all. */
  standing: Standing | null;
  /** Null: it could not be read yet. */
  readAt: number | null;
  busy: boolean;
  onStanding: (standing: Standing | null) => void;
  onRefresh: () => void;
}

/** Whose list, which part of it, and how old it is. */
export function ServerListBar(props: ServerListBarProps) {
  const { connection, connections, entries, standing, readAt, busy, onStanding, onRefresh } = props;
  const count = (of: Standing | null): number =>
    of === null ? entries.length : entries.filter((entry) => entry.standing === of).length;
  return (
    <div className={classes.bar}>
      <BareSelect
        className={classes.connection}
        name="Connection"
        groups={[{ options: connections.map(({ id, name }) => ({ value: id, label: name })) }]}
        value={connection.id}
        onChange={(id) => listedConnection.change(() => id)}
      />
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
              {one === null ? 'All' : STANDING_WORDS[one]} <span className={classes.count}>{count(one)}</span>
            </button>
          ))}
        </fieldset>
      )}
      <span role="status" className={classes.readAt}>
        {readAt !== null && (
          <time title={formatInstantFully(readAt)}>{`Read at ${TIME.format(readAt)}`}</time>
        )}
      </span>
      <Button variant="default" leftSection={<IconRefresh size={16} />} loading={busy} onClick={onRefresh}>
        Refresh
      </Button>
    </div>
  );
}
