import { Button, Loader } from '@mantine/core';
import { APIS } from '../../../shared/forms/values.ts';
import type { Connection } from '../../../shared/models/connection.ts';
import { PROVIDERS } from '../../../shared/vendors/index.ts';
import { useCall } from '../../bridge/use-call.ts';
import { Blank } from '../../ui/blank.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { useStore } from '../../ui/store.ts';
import { openConnectionDialog } from '../connections/connection-dialog-store.ts';
import { listedConnection } from './open-server-tokens.ts';
import { ServerList } from './server-list.tsx';
import { VendorsWithoutList } from './vendors-without-list.tsx';

const LISTING_VENDORS = APIS.filter((api) => !('none' in PROVIDERS[api].inventory))
  .map((api) => PROVIDERS[api].name)
  .join(' or ');

/** True for a connection whose vendor lists its tokens. */
export function hasServerList({ api }: Connection): boolean {
  return !('none' in PROVIDERS[api].inventory);
}

/** The vendor's own list of tokens beside ours, for the vendors that have one. */
export function ServerTokens() {
  const { data, isError, error, refetch } = useCall('connections.list', undefined);
  const chosen = useStore(listedConnection, (id) => id);
  if (isError) return <ErrorNotice error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <Loader size="sm" aria-label="Loading" />;
  const connections = data.filter(hasServerList);
  const connection = connections.find(({ id }) => id === chosen) ?? connections[0];
  if (connection === undefined) {
    return (
      <Blank title="No connection whose vendor lists its tokens">
        <p>{`With a connection to ${LISTING_VENDORS}, its own list of tokens stands here beside the history.`}</p>
        <Button variant="default" onClick={() => openConnectionDialog({ kind: 'add' })}>
          Add connection
        </Button>
        <VendorsWithoutList />
      </Blank>
    );
  }
  return <ServerList key={connection.id} connection={connection} connections={connections} />;
}
