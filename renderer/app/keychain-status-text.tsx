import { IconLock, IconLockOpenOff } from '@tabler/icons-react';
import type { KeychainStatus } from '../../shared/models/keychain.ts';
import { KEYCHAIN_WORDS } from '../ui/keychain-words.ts';
import { counted } from '../ui/options.ts';
import classes from './status-bar.module.css';

/** State of the keychain in a few words. */
export function KeychainStatusText({ status }: { status: KeychainStatus }) {
  const fine = status.state === 'available' || status.state === 'checking';
  const Icon = fine ? IconLock : IconLockOpenOff;
  const name = status.backend === '' ? 'Keychain' : status.backend;
  return (
    <span className={classes.part} data-tone={fine ? 'calm' : 'warn'}>
      <Icon size={15} aria-hidden />
      {`${name}: ${KEYCHAIN_WORDS[status.state].toLowerCase()}`}
      {status.sessionSecrets > 0 && `, ${counted(status.sessionSecrets, 'secret')} in memory only`}
    </span>
  );
}
