import { Button } from '@mantine/core';
import { IconLockOpenOff } from '@tabler/icons-react';
import { useState } from 'react';
import type { KeychainStatus } from '../../shared/models/keychain.ts';
import { useCall } from '../bridge/use-call.ts';
import { CheckKeychainButton } from '../ui/check-keychain-button.tsx';
import { counted } from '../ui/options.ts';
import classes from './session-banner.module.css';

/** Across the top while secrets are, or would be, in memory only: what that means; on request why, and what to do. */
export function SessionBanner() {
  const { data } = useCall('keychain.status', undefined);
  const [open, setOpen] = useState(false);
  if (data === undefined || data.state === 'checking') return null;
  if (data.state === 'available' && data.sessionSecrets === 0) return null;
  const why = whyWords(data);
  return (
    <div className={classes.banner}>
      <div className={classes.line}>
        <IconLockOpenOff size={20} aria-hidden />
        <p role="status">
          <strong>{headline(data)}</strong>
          {data.state === 'available' && ' Your keychain can take them now.'}
        </p>
        {why !== '' && (
          <Button
            variant="subtle"
            size="compact-sm"
            aria-expanded={open}
            aria-controls="keychain-why"
            onClick={() => setOpen(!open)}
          >
            {data.state === 'waiting-for-unlock' ? 'What to do?' : 'Why?'}
          </Button>
        )}
        <CheckKeychainButton compact />
      </div>
      <p id="keychain-why" className={classes.why} hidden={!open || why === ''}>
        {why}
      </p>
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

function whyWords({ state, reason, remedy }: KeychainStatus): string {
  if (state === 'available') return '';
  const words = state === 'waiting-for-unlock' ? [remedy, UNTIL_THEN] : [reason, remedy];
  return words.filter((word) => word !== '').join(' ');
}
