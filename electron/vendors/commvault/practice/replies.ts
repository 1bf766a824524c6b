import { jsonReply, type PracticeReply, type PracticeRequest } from '../../kit/practice/exchange.ts';

/** `Access denied` has code 5 (Commvault REST API, Logout); the other codes here are made up. */
export const ACCESS_DENIED = 5;
const PRACTICE_CODE = 9_001;

/** A refusal with an HTTP error status: `{errorMessage, errorCode}`. */
export function refuse(status: number, errorMessage: string): PracticeReply {
  const limits = { 'X-RateLimit-Limit': '100', 'X-RateLimit-Period': '1h' };
  return jsonReply(
    status,
    { errorMessage, errorCode: status === 401 ? ACCESS_DENIED : PRACTICE_CODE },
    status === 429 ? limits : {},
  );
}

/** A refusal inside an answer that says 200. */
export function errorIn200(errorMessage: string): PracticeReply {
  return jsonReply(200, { error: { errorMessage, errorCode: PRACTICE_CODE } });
}

/** A refusal even deeper inside: in the token of an answer that says 200. */
export function tokenInfoError(errorMessage: string): PracticeReply {
  return jsonReply(200, { ...NO_ERROR, tokenInfo: { error: { errorMessage, errorCode: PRACTICE_CODE } } });
}

/** What the firewall of Commvault's SaaS was seen to do with the User-Agents of programs; null for a browser's. */
export function firewall({ headers }: PracticeRequest): PracticeReply | null {
  if (/^Mozilla\//.test(headers['user-agent'] ?? '')) return null;
  const body = '<!DOCTYPE html><html><head><title>Practice firewall: request blocked</title></head></html>';
  return { status: 403, headers: { 'Content-Type': 'text/html' }, body };
}

export const NO_ERROR = { error: { errorMessage: '', errorCode: 0 } } as const;
