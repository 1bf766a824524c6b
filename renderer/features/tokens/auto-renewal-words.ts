import type { Token } from '../../../shared/models/token.ts';

/** What is wrong with a token's automatic renewal, as sentences; null when all is well. */
export function autoRenewalWords({ autoRenewMinutes, autoRenewProblem }: Token): string | null {
  if (autoRenewProblem === '') return null;
  return autoRenewMinutes === null
    ? `Automatic renewal has ended. ${autoRenewProblem}`
    : `Not renewed yet: Tokendesk tries again. ${autoRenewProblem}`;
}

/** The mark of a token in a list; null for one that is not renewed automatically. */
export function autoRenewalMark({ state, autoRenewMinutes, autoRenewProblem }: Token): string | null {
  if (state === 'revoked' || (autoRenewMinutes === null && autoRenewProblem === '')) return null;
  if (autoRenewMinutes === null) return 'auto-renewal ended';
  return autoRenewProblem === '' ? 'auto-renewal' : 'auto-renewal waits';
}
