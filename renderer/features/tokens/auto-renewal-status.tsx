import { IconRefresh } from '@tabler/icons-react';
import type { Token } from '../../../shared/models/token.ts';
import classes from './lifecycle.module.css';

/** What is wrong with a token's automatic renewal, as sentences; null when all is well. */
export function autoRenewalProblem({ autoRenewMinutes, autoRenewProblem }: Token): string | null {
  if (autoRenewProblem === '') return null;
  return autoRenewMinutes === null
    ? `Automatic renewal has ended. ${autoRenewProblem}`
    : `Not renewed yet: Tokendesk tries again. ${autoRenewProblem}`;
}

/** What a list says of it; null for a token that is not renewed automatically. */
function autoRenewalLabel({ state, autoRenewMinutes, autoRenewProblem }: Token): string | null {
  if (state === 'revoked' || (autoRenewMinutes === null && autoRenewProblem === '')) return null;
  if (autoRenewMinutes === null) return 'auto-renewal ended';
  return autoRenewProblem === '' ? 'auto-renewal' : 'auto-renewal waits';
}

/** That a token is renewed automatically, or not any more, beside its name in a list. */
export function AutoRenewalStatus({ token }: { token: Token }) {
  const label = autoRenewalLabel(token);
  if (label === null) return null;
  const problem = autoRenewalProblem(token);
  return (
    <span
      className={problem === null ? classes.mark : `${classes.mark} ${classes.wrong}`}
      title={problem ?? `Renewed ${token.autoRenewMinutes} minutes before it expires`}
    >
      <IconRefresh size={12} aria-hidden />
      {label}
    </span>
  );
}
