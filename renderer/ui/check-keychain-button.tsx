import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { queryKey, useAct } from '../bridge/use-call.ts';
import { announce } from './announcer.tsx';
import { KEYCHAIN_WORDS } from './keychain-words.ts';
import { sayError } from './say.ts';

/** Looks at the keychain again; what is in memory moves into it when it is back. */
export function CheckKeychainButton({ compact = false }: { compact?: boolean }) {
  const client = useQueryClient();
  const recheck = useAct('keychain.recheck');
  return (
    <Button
      variant="default"
      size={compact ? 'compact-sm' : 'sm'}
      loading={recheck.isPending}
      onClick={() =>
        recheck.mutate(undefined, {
          onSuccess: (status) => {
            client.setQueryData(queryKey('keychain.status', undefined), status);
            announce(`Keychain: ${KEYCHAIN_WORDS[status.state]}.`);
          },
          onError: sayError,
        })
      }
    >
      Check again
    </Button>
  );
}
