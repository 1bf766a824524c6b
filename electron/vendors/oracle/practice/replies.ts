import { randomBytes } from 'node:crypto';
import { jsonReply, type PracticeReply } from '../../kit/practice/exchange.ts';

const TITLES: Readonly<Record<number, string>> = {
  400: 'Bad request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not found',
  405: 'Method not allowed',
  429: 'Too many requests',
  500: 'Internal server error',
};

/** Oracle's refusals, in the shape that its sibling APIs document ("Error Messages"). */
export function refuse(status: number, detail: string): PracticeReply {
  return jsonReply(status, {
    type: `https://practice.invalid/errors/${status}`,
    title: TITLES[status] ?? 'Error',
    status: String(status),
    detail,
    'o:errorCode': `OCE-PRACTICE-00${status}`,
    'o:errorDetails': [],
  });
}

/** Every answer carries the id that Oracle's support asks for. */
export function withCorrelationId(reply: PracticeReply): PracticeReply {
  const id = `practice-${randomBytes(8).toString('hex')}`;
  return { ...reply, headers: { ...reply.headers, 'x-oracle-dms-ecid': id } };
}
