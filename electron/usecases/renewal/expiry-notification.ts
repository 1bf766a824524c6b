import type { Token } from '../../../shared/models/token.ts';
import type { NotificationWords } from '../ports.ts';

/**
 * One notification for tokens that expire soon. Names the first ones; never anything of a secret.
 *
 * @param leadMs how soon, in ms
 */
export function expiryWords(tokens: readonly Token[], leadMs: number): NotificationWords {
  const minutes = Math.round(leadMs / 60_000);
  const soon = minutes === 1 ? 'in a minute' : `in ${minutes} minutes`;
  const names = tokens.map(
    ({ label, subject, connectionName }) => `${label || subject || 'Token'} (${connectionName})`,
  );
  const more = names.length > 3 ? ` and ${names.length - 3} more` : '';
  return {
    title: tokens.length === 1 ? `A token expires ${soon}` : `${tokens.length} tokens expire ${soon}`,
    body: `${names.slice(0, 3).join(', ')}${more}`,
  };
}
