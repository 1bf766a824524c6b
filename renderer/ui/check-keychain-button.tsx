import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useCallAction } from '../bridge/use-action.ts';
import { queryKey, useCall } from '../bridge/use-call.ts';
import { announce } from './announcer.tsx';
import { KEYCHAIN_STATE_LABELS } from './keychain-state-label.ts';
import { showMessage } from './message.ts';
import { counted } from './options.ts';

/** Looks at the keychain again; what is in memory moves into it when it is back. */
export function CheckKeychainButton({ compact = false }: { compact?: boolean }) {
  const client = useQueryClient();
  const before = useCall('keychain.status', undefined).data;
  const inMemory = before?.sessionSecrets ?? 0;
  const recheck = useCallAction('keychain.recheck', {
    onDone: (status) => {
      client.setQueryData(queryKey('keychain.status', undefined), status);
      announce(`Keychain: ${KEYCHAIN_STATE_LABELS[status.state]}.`);
      const moved = inMemory - status.sessionSecrets;
      if (moved > 0) showMessage(movedWords(moved, status.sessionSecrets));
    },
  });
  return (
    <Button
      variant="default"
      size={compact ? 'compact-sm' : 'sm'}
      loading={recheck.busy}
      onClick={() => recheck.run(undefined)}
    >
      {before?.state === 'available' && inMemory > 0 ? 'Move to the keychain' : 'Check again'}
    </Button>
  );
}

function movedWords(moved: number, left: number): string {
  const words = `${counted(moved, 'secret')} moved to the keychain.`;
  return left === 0 ? words : `${words} ${counted(left, 'secret')} still in memory only.`;
}
