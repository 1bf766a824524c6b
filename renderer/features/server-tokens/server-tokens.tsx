import { Button, Loader } from '@mantine/core';
import { APIS } from '../../../shared/forms/values.ts';
import { PROVIDERS } from '../../../shared/vendors/index.ts';
import { useCall } from '../../bridge/use-call.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { openConnectionDialog } from '../connections/connection-dialog-store.ts';
import { ServerList } from './server-list.tsx';
import { VendorsWithoutList } from './vendors-without-list.tsx';

const LISTING_VENDORS = APIS.filter((api) => !('none' in PROVIDERS[api].inventory))
  .map((api) => PROVIDERS[api].name)
  .join(' or ');

/**
 * The vendor's own list of tokens beside ours, for the vendors that have one.
 *
 * @param connectionId whose list; null for the first connection that has one
 */
export function ServerTokens({ connectionId }: { connectionId: string | null }) {
  const { data, isError, error, refetch } = useCall('connections.list', undefined);
  if (isError) return <ErrorNotice error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <Loader size="sm" aria-label="Loading" />;
  const connections = data.filter(({ api }) => !('none' in PROVIDERS[api].inventory));
  const connection = connections.find(({ id }) => id === connectionId) ?? connections[0];
  if (connection === undefined) {
    return (
      <EmptyState title="No connection whose vendor lists its tokens">
        <p>{`With a connection to ${LISTING_VENDORS}, its own list of tokens stands here beside the history.`}</p>
        <Button variant="default" onClick={() => openConnectionDialog({ kind: 'add' })}>
          Add connection
        </Button>
        <VendorsWithoutList />
      </EmptyState>
    );
  }
  return <ServerList key={connection.id} connection={connection} connections={connections} />;
}
