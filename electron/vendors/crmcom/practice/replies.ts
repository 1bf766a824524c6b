import { jsonReply, type PracticeReply } from '../../kit/practice/exchange.ts';

/** CRM.COM's envelope around a token. */
export function tokenReply(token: string): PracticeReply {
  return jsonReply(200, { data: { token }, status: { code: 'OK', description: '', message: '' } });
}

/**
 * A refusal inside an answer that says 200. CRM.COM publishes no list of codes, so these are visibly
 * made up.
 */
export function refusedReply(code: string, message: string): PracticeReply {
  return jsonReply(200, { status: { code: `PRACTICE_${code}`, message, description: null }, data: {} });
}

/** A refusal with an HTTP error status, in the same envelope. */
export function refuse(status: number, message: string): PracticeReply {
  return { ...refusedReply(`HTTP_${status}`, message), status };
}
