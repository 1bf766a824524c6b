import { localTimes } from '../../../shared/local-times.ts';
import type { Token } from '../../../shared/models/token.ts';
import type { NotificationWords } from '../context/ports.ts';

const MINUTE_MS = 60_000;
/** How many tokens are named. */
const NAMED = 3;

/**
 * One notification for tokens that expire soon, with the time that they really have left. Names the first ones;
 * never anything of a secret.
 *
 * @param tokens at least one, each with an expiry
 * @param nowMs Unix ms at which it is said
 */
export function expiryWords(tokens: readonly Token[], nowMs: number): NotificationWords {
  const left = tokens.map((token) => (localTimes(token).expiresAt ?? nowMs) - nowMs);
  const longest = Math.max(...left);
  const names = tokens.map(
    ({ label, subject, connectionName }) => `${label || subject || 'Token'} (${connectionName})`,
  );
  const more = names.length > NAMED ? ` and ${names.length - NAMED} more` : '';
  return {
    title:
      tokens.length === 1
        ? `A token expires in ${minutes(Math.floor(longest / MINUTE_MS))}`
        : `${tokens.length} tokens expire within ${minutes(Math.ceil(longest / MINUTE_MS))}`,
    body: `${names.slice(0, NAMED).join(', ')}${more}`,
  };
}

/** Never promises more than there is: the last minute is said as such. */
function minutes(count: number): string {
  if (count < 1) return 'less than a minute';
  return count === 1 ? '1 minute' : `${count} minutes`;
}
