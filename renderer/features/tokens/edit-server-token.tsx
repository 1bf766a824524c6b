import { Button, Group, Loader, Stack, Text } from '@mantine/core';
import type { Connection } from '../../../shared/models/connection.ts';
import type { ServerTokenEntry } from '../../../shared/models/server-token.ts';
import type { Token } from '../../../shared/models/token.ts';
import { PROVIDERS } from '../../../shared/vendors/index.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { EditServerTokenForm } from './edit-server-token-form.tsx';
import { useServerTokens } from './use-server-tokens.ts';

export interface EditServerTokenProps {
  connection: Connection;
  userId: string | null;
  vendorTokenId: string;
  /** Our row, where there is one. */
  token: Token | null;
  /** `true` after it was changed. */
  onClose: (done: boolean) => void;
}

/** Changes a token at the vendor, from what the vendor lists of it now. */
export function EditServerToken({ connection, userId, vendorTokenId, token, onClose }: EditServerTokenProps) {
  const { data, isError, error, isFetching, refetch } = useServerTokens({
    connectionId: connection.id,
    userId,
  });
  const entry = data?.entries.find((one) => isAbout(one, vendorTokenId, token));
  const server = entry === undefined || entry.standing === 'local-only' ? null : entry.server;
  return (
    <Dialog onClose={() => onClose(false)} title="Edit token at the vendor" size={520}>
      {server !== null ? (
        <EditServerTokenForm
          connection={connection}
          userId={userId}
          server={server}
          token={token}
          onClose={onClose}
        />
      ) : (
        <Stack gap={12}>
          {isFetching && <Loader size="sm" aria-label="Loading" />}
          {isError && !isFetching && <ErrorNotice error={error} onRetry={() => void refetch()} />}
          {data !== undefined && !isFetching && (
            <Text inherit>
              {`${PROVIDERS[connection.api].name} does not list this token for the user of “${connection.name}”: it was revoked or deleted there, or it belongs to another user.`}
            </Text>
          )}
          <Group justify="flex-end">
            <Button variant="default" data-autofocus onClick={() => onClose(false)}>
              Close
            </Button>
          </Group>
        </Stack>
      )}
    </Dialog>
  );
}

/** With a row of ours, the list must have put the two together: on another server the ID is another token's. */
function isAbout(entry: ServerTokenEntry, vendorTokenId: string, token: Token | null): boolean {
  if (entry.standing === 'local-only' || entry.server.vendorTokenId !== vendorTokenId) return false;
  return token === null || (entry.standing === 'both' && entry.token.id === token.id);
}
