import { IconLockOpenOff } from '@tabler/icons-react';
import { useCall } from '../bridge/use-call.ts';
import { CheckKeychainButton } from '../ui/check-keychain-button.tsx';
import classes from './session-banner.module.css';

/** Across the top while no keychain can be used: what that means, why, and what to do. */
export function SessionBanner() {
  const { data } = useCall('keychain.status', undefined);
  if (data === undefined || data.state === 'available' || data.state === 'checking') return null;
  return (
    <div role="status" className={classes.banner}>
      <IconLockOpenOff size={20} aria-hidden />
      <p>
        <strong>Session-only: secrets are kept in memory and lost when Tokendesk quits.</strong>{' '}
        {[data.reason, data.remedy].filter((words) => words !== '').join(' ')}
      </p>
      <CheckKeychainButton compact />
    </div>
  );
}
