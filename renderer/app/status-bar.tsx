import { Button } from '@mantine/core';
import { IconClipboard, IconLock, IconLockOpenOff } from '@tabler/icons-react';
import type { ClipboardState } from '../../shared/contract.ts';
import type { KeychainStatus } from '../../shared/models/keychain.ts';
import { call } from '../bridge/call.ts';
import { useAction } from '../bridge/use-action.ts';
import { useCall } from '../bridge/use-call.ts';
import { lockNow } from '../features/lock/lock-now.ts';
import { SECRET_PART_LABELS } from '../features/tokens/copy-and-export.ts';
import { announce } from '../ui/announcer.tsx';
import { KEYCHAIN_STATE_LABELS } from '../ui/keychain-state-label.ts';
import { counted } from '../ui/options.ts';
import { useSecondsUntil } from '../ui/use-time-left.ts';
import { MessageBar } from './message-bar.tsx';
import classes from './status-bar.module.css';

/** Along the bottom: the latest message, where secrets are kept, what is in the clipboard, and the lock. */
export function StatusBar() {
  const keychain = useCall('keychain.status', undefined);
  const clipboard = useCall('clipboard.state', undefined);
  return (
    <footer className={classes.foot}>
      <MessageBar />
      <div className={classes.status}>
        {keychain.data === undefined ? <span /> : <KeychainStatusText status={keychain.data} />}
        <span className={classes.right}>
          {clipboard.data != null && <ClipboardStatus clipboard={clipboard.data} />}
          <LockButton />
        </span>
      </div>
    </footer>
  );
}

/** State of the keychain in a few words. */
function KeychainStatusText({ status }: { status: KeychainStatus }) {
  const fine = status.state === 'available' || status.state === 'checking';
  const Icon = fine ? IconLock : IconLockOpenOff;
  const name = status.backend === '' ? 'Keychain' : status.backend;
  return (
    <span className={classes.part} data-tone={fine ? 'calm' : 'warn'}>
      <Icon size={15} aria-hidden />
      {`${name}: ${KEYCHAIN_STATE_LABELS[status.state].toLowerCase()}`}
      {status.sessionSecrets > 0 && `, ${counted(status.sessionSecrets, 'secret')} in memory only`}
    </span>
  );
}

const MAY_REMAIN =
  'The clipboard could not be cleared for certain. Copy something else to be sure that the secret is gone.';

/** Counts down to the moment at which the clipboard is cleared. */
function ClipboardStatus({ clipboard }: { clipboard: NonNullable<ClipboardState> }) {
  const seconds = useSecondsUntil(clipboard.clearsAt);
  const clear = useAction(
    async () => {
      await call('clipboard.clear', undefined);
      return call('clipboard.state', undefined);
    },
    { onDone: (left) => announce(left === null ? 'Clipboard cleared.' : MAY_REMAIN) },
  );
  return (
    <span className={classes.part} data-tone="strong">
      <IconClipboard size={15} aria-hidden />
      {clipboard.uncertain
        ? `${SECRET_PART_LABELS[clipboard.part]} may still be in the clipboard`
        : `${SECRET_PART_LABELS[clipboard.part]} in clipboard, cleared in ${seconds} s`}
      <Button variant="default" size="compact-xs" onClick={() => clear.run()}>
        Clear now
      </Button>
    </span>
  );
}

/** Locks the app; only where a passphrase is set. */
function LockButton() {
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
