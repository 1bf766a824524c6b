import { PRACTICE_MARKS, type PracticeMark } from '../../../../shared/practice/marks.ts';
import type { PracticeReply } from './exchange.ts';

/** How a vendor refuses: with its own shape of an error. */
export type Refuse = (status: number, words: string) => PracticeReply;

const STATUS: Partial<Record<PracticeMark, readonly [number, string]>> = {
  badRequest: [400, 'Practice: the request is wrong.'],
  unauthorised: [401, 'Practice: the credentials are not accepted.'],
  forbidden: [403, 'Practice: this is not allowed.'],
  notFound: [404, 'Practice: there is no such record.'],
  rateLimited: [429, 'Practice: too many requests.'],
  failed: [500, 'Practice: something broke in the server.'],
};

const PAGE = `<!DOCTYPE html>
<html><head><title>Practice maintenance</title></head><body><h1>Back soon</h1></body></html>
`;

/**
 * What every practice server does for the inputs that ask for an error or a breakdown.
 *
 * @param success the vendor's HTTP status for a created token
 * @returns null when the input asks for nothing of the kind
 */
export function misbehave(mark: PracticeMark | null, refuse: Refuse, success: number): PracticeReply | null {
  const [status, words] = (mark === null ? null : STATUS[mark]) ?? [];
  if (status !== undefined && words !== undefined) return refuse(status, words);
  switch (mark) {
    case 'html':
      return { status: 200, headers: { 'Content-Type': 'text/html;charset=UTF-8' }, body: PAGE };
    case 'gateway':
      return { status: 503, headers: { 'Content-Type': 'text/html', 'Retry-After': '30' }, body: PAGE };
    case 'broken':
      return { status: success, headers: JSON_TYPE, body: '{"token": practice-not-json' };
    case 'cut':
      return { status: success, headers: JSON_TYPE, body: CUT_BODY, manner: 'cut' };
    case 'hang':
      return { status: success, manner: 'hang' };
    case 'redirect':
      return { status: 302, headers: { Location: 'https://elsewhere.practice.invalid/login' } };
    default:
      return null;
  }
}

const JSON_TYPE = { 'Content-Type': 'application/json;charset=UTF-8' };
const CUT_BODY = JSON.stringify({ practice: PRACTICE_MARKS.cut, padding: '.'.repeat(400) });
