import { duration } from '../../../shared/expiry.ts';
import type { HttpAnswer } from '../../../shared/http-message.ts';

/** Longest wait that is believed, in seconds: a month. */
const MAX_SECONDS = 31 * 86_400;
/** Above this, in seconds, minutes and hours are said too. */
const PLAIN_SECONDS = 120;

/**
 * How long the server asks to wait, by the header `Retry-After`: seconds or an HTTP date, which is read
 * by the server's own clock (RFC 9110, 10.2.3).
 *
 * @returns `30 seconds` or `3600 seconds (1h 0m 0s)`; null when it does not say
 */
export function retryAfter({ headers, receivedAt, clockOffsetMs }: HttpAnswer): string | null {
  const value = headers['retry-after']?.trim() ?? '';
  const serverNowMs = receivedAt + (clockOffsetMs ?? 0);
  const seconds = /^\d+$/.test(value)
    ? Number(value)
    : /[a-z]/i.test(value)
      ? Math.ceil((Date.parse(value) - serverNowMs) / 1000)
      : Number.NaN;
  if (!(seconds > 0 && seconds <= MAX_SECONDS)) return null;
  if (seconds === 1) return '1 second';
  return seconds <= PLAIN_SECONDS ? `${seconds} seconds` : `${seconds} seconds (${duration(seconds * 1000)})`;
}
