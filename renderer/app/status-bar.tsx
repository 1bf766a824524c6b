import { useCall } from '../bridge/use-call.ts';
import { ClipboardStatus } from './clipboard-status.tsx';
import { KeychainStatusText } from './keychain-status-text.tsx';
import { LockButton } from './lock-button.tsx';
import { MessageStrip } from './message-strip.tsx';
import classes from './status-bar.module.css';

/** Along the bottom: the latest message, where secrets are kept, what is in the clipboard, and the lock. */
export function StatusBar() {
  const keychain = useCall('keychain.status', undefined);
  const clipboard = useCall('clipboard.state', undefined);
  return (
    <footer className={classes.foot}>
      <MessageStrip />
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
