import { Button, Loader } from '@mantine/core';
import { useState } from 'react';
import type { Connection } from '../../../shared/models/connection.ts';
import type { ServerTokenEntry, Standing } from '../../../shared/models/server-token.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { useTokenDialogs } from '../tokens/token-dialogs.tsx';
import { type ListOf, useServerTokens } from '../tokens/use-server-tokens.ts';
import { EntryDialogs, type EntryQuestion } from './entry-dialogs.tsx';
import { ServerListBar } from './server-list-bar.tsx';
import { ServerTokenTable } from './server-token-table.tsx';
import classes from './server-tokens.module.css';
import { VendorsWithoutList } from './vendors-without-list.tsx';

export interface ServerListProps {
  connection: Connection;
  /** Those to choose from. */
  connections: readonly Connection[];
}

/** The list of one connection's server: filter, table, and what opens from a row. */
export function ServerList({ connection, connections }: ServerListProps) {
  const [userId, setUserId] = useState<string | null>(null);
  const list: ListOf = { connectionId: connection.id, userId };
  const { data, isError, isFetching, error, refetch } = useServerTokens(list);
  const [standing, setStanding] = useState<Standing | null>(null);
  const [question, setQuestion] = useState<EntryQuestion | null>(null);
  const dialogs = useTokenDialogs();
  const entries = data?.entries ?? [];
  const gone = entries.flatMap((entry) => (entry.standing === 'local-only' ? [entry.token.id] : []));
  const shown = standing === null ? entries : entries.filter((entry) => entry.standing === standing);
  return (
    <>
      <ServerListBar
        connection={connection}
        connections={connections}
        entries={entries}
        userId={userId}
        standing={standing}
        readAt={data?.readAt ?? null}
        busy={isFetching}
        onUser={setUserId}
        onStanding={setStanding}
        onRefresh={() => void refetch()}
      />
      {isError && !isFetching && <ErrorNotice error={error} onRetry={() => void refetch()} />}
      {data === undefined && isFetching && <Loader size="sm" aria-label="Loading" />}
      {data !== undefined && shown.length === 0 && <NoEntries standing={standing} />}
      {standing === 'local-only' && gone.length > 1 && (
        <div className={classes.all}>
          <Button
            variant="default"
            size="compact-sm"
            c="var(--td-danger)"
            onClick={() => setQuestion({ what: 'mark-gone', tokenIds: gone })}
          >
            {`Mark all ${gone.length} as gone…`}
          </Button>
        </div>
      )}
      {data !== undefined && shown.length > 0 && (
        <ServerTokenTable
          entries={shown}
          list={list}
          clockOffsetMs={data.clockOffsetMs}
          onAction={dialogs.onAction}
          onAsk={setQuestion}
        />
      )}
      <EntryDialogs
        connection={connection}
        userId={userId}
        entries={entries}
        dialogs={dialogs}
        question={question}
        onAsk={setQuestion}
      />
    </>
  );
}

const NONE: Readonly<Record<Standing | 'all', string>> = {
  all: 'Neither the vendor nor the history has a token of this user.',
  both: 'No token of the vendor’s list is in the history.',
  'server-only': 'Every token of the vendor’s list is in the history.',
  'local-only': 'The vendor lists every token of this connection that may still be valid.',
};

function NoEntries({ standing }: { standing: ServerTokenEntry['standing'] | null }) {
  return (
    <EmptyState title="No tokens">
      <p>{NONE[standing ?? 'all']}</p>
      {standing === null && <VendorsWithoutList />}
    </EmptyState>
  );
}
