import { Button } from '@mantine/core';
import { IconLock } from '@tabler/icons-react';
import { useCall } from '../bridge/use-call.ts';
import { lockNow } from '../features/lock/lock-now.ts';

/** Locks the app; only where a passphrase is set. */
export function LockButton() {
  const lock = useCall('lock.state', undefined).data;
  const mac = useCall('app.info', undefined).data?.platform === 'darwin';
  if (lock === undefined || !lock.configured || lock.locked) return null;
  return (
    <Button
      variant="default"
      size="compact-xs"
      leftSection={<IconLock size={13} />}
      title={`Lock now (${mac ? 'Cmd' : 'Ctrl'}+L)`}
      aria-keyshortcuts={mac ? 'Meta+L' : 'Control+L'}
      onClick={lockNow}
    >
      Lock now
    </Button>
  );
}
