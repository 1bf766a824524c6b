import { lastRenewal } from '../../../shared/auto-renewal.ts';
import type { Token } from '../../../shared/models/token.ts';
import type { NotificationWords } from '../context/ports.ts';

const INSTANT = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short' });

/** It has ended. Never with anything of a secret. */
export function endedWords(token: Token, why: string): NotificationWords {
  return { title: `Automatic renewal of ${nameOf(token)} ended`, body: why };
}

/** It could not be sent, and is tried again. */
export function postponedWords(token: Token, why: string): NotificationWords {
  const expires = token.expiresAt === null ? '' : ` The token expires on ${local(token, token.expiresAt)}.`;
  return {
    title: `${nameOf(token)} could not be renewed yet`,
    body: `${why} Tokendesk tries again.${expires}`,
  };
}

/**
 * Why it ended, as the history keeps it: with the vendor's end where that is reached.
 *
 * @param nowMs Unix ms by this computer's clock
 */
export function endWords(token: Token, why: string, nowMs: number): string {
  const end = lastRenewal(token);
  return end === null || end > nowMs ? why : `It could be renewed until ${INSTANT.format(end)}.`;
}

function nameOf({ label, subject, connectionName }: Token): string {
  return `“${label || subject || 'Token'}” (${connectionName})`;
}

function local({ clockOffsetMs }: Token, vendorMs: number): string {
  return INSTANT.format(vendorMs - clockOffsetMs);
}
