import { describe, expect, it } from 'vitest';
import { AppError, type ErrorCode } from '../../shared/errors.ts';
import { answer } from '../vendors/kit/testing/calls.ts';
import { sendRead } from './send-read.ts';

const OPTIONS = { userAgent: '', certificateAuthority: '', creates: false };
const REQUEST = { method: 'GET', url: 'https://vendor.example/', headers: {} } as const;

/** How often it was sent, and what came of it, when the first tries fail so. */
async function sent(...codes: ErrorCode[]): Promise<[number, string]> {
  let times = 0;
  const send = async () => {
    const code = codes[times];
    times += 1;
    if (code !== undefined) throw new AppError({ code, message: '', hint: '' });
    return answer(200, {});
  };
  const outcome = await sendRead(send, REQUEST, OPTIONS).then(
    () => 'answered',
    (error: unknown) => (error instanceof AppError ? error.data.code : 'other'),
  );
  return [times, outcome];
}

describe('sendRead', () => {
  it('tries once more when the network failed, and only then', async () => {
    expect(await sent()).toEqual([1, 'answered']);
    expect(await sent('unreachable')).toEqual([2, 'answered']);
    expect(await sent('timeout')).toEqual([2, 'answered']);
    expect(await sent('timeout', 'unreachable')).toEqual([2, 'unreachable']);
    expect(await sent('tls')).toEqual([1, 'tls']);
    expect(await sent('bad-answer')).toEqual([1, 'bad-answer']);
  });
});
