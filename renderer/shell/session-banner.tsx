import { IconLockOpenOff } from '@tabler/icons-react';
import type { KeychainStatus } from '../../shared/models/keychain.ts';
import { useCall } from '../bridge/use-call.ts';
import { CheckKeychainButton } from '../ui/check-keychain-button.tsx';
import { counted } from '../ui/options.ts';
import classes from './session-banner.module.css';

/** Across the top while secrets are, or would be, in memory only: what that means, why, and what to do. */
export function SessionBanner() {
  const { data } = useCall('keychain.status', undefined);
  if (data === undefined || data.state === 'checking') return null;
  if (data.state === 'available' && data.sessionSecrets === 0) return null;
  return (
    <div role="status" className={classes.banner}>
      <IconLockOpenOff size={20} aria-hidden />
      <p>
        <strong>{headline(data)}</strong> {restOf(data)}
      </p>
      <CheckKeychainButton compact />
    </div>
  );
}

const SESSION_ONLY = 'Session-only: secrets are kept in memory and lost when Tokendesk quits.';
const UNTIL_THEN = 'Until then, new secrets are kept in memory and lost when Tokendesk quits.';

function headline({ state, sessionSecrets }: KeychainStatus): string {
  if (state === 'waiting-for-unlock') return 'Your keychain is waiting for you to unlock it.';
  if (state !== 'available') return SESSION_ONLY;
  return `${counted(sessionSecrets, 'secret')} in memory only, lost when Tokendesk quits.`;
}

function restOf({ state, reason, remedy }: KeychainStatus): string {
  if (state === 'available') return 'Your keychain can take them now.';
  const words = state === 'waiting-for-unlock' ? [remedy, UNTIL_THEN] : [reason, remedy];
  return words.filter((word) => word !== '').join(' ');
}
