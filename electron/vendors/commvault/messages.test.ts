import { describe, expect, it } from 'vitest';
import type { ErrorData } from '../../../shared/errors.ts';
import type { HttpAnswer } from '../../../shared/http-message.ts';
import { answer, failure, issueContext, MAINTENANCE } from '../kit/testing/calls.ts';
import { commvault } from './index.ts';

// Each trouble that an agent meets has words of its own, whichever call meets it.

const issue = issueContext(
  { authentication: 'password', userName: 'agent' },
  { password: 'very-secret' },
  { tokenName: 'support-4711', tokenType: 'ALL' },
);
const inSession = { ...issue, sessionToken: 'QSDK session' };
const pair = { accessToken: 'old-access', refreshToken: 'old-refresh' };
const [list] = commvault.probes(inSession);

const CALLS: readonly (readonly [string, (answer: HttpAnswer) => unknown])[] = [
  ['issue', (sent) => commvault.readIssue(sent, inSession)],
  ['sign in', (sent) => commvault.signIn(issue)?.read(sent)],
  ['test', (sent) => list?.read(sent)],
  ['renew', (sent) => commvault.renewal?.read(sent, { ...inSession, pair })],
  ['revoke', (sent) => commvault.revocation?.read(sent, inSession)],
  ['list', (sent) => commvault.inventory?.readList(sent, inSession)],
];
const page = (status: number) =>
  answer(status, '<html><head><title>Request blocked</title></head></html>', { 'content-type': 'text/html' });

describe.each(CALLS)('Commvault, %s', (_, read) => {
  const said = (sent: HttpAnswer): ErrorData => failure(() => read(sent));

  it('a 403 in nobody’s words is the firewall’s, and the User-Agent may help', () => {
    for (const sent of [page(403), answer(403, ''), answer(403, ' \r\n')]) {
      const error = said(sent);
      expect(error).toMatchObject({ code: 'vendor-forbidden', vendor: { status: 403 } });
      expect(error.message).toContain('in front of Commvault');
      expect(error.hint).toMatch(/User-Agent under Advanced/);
    }
    expect(said(page(403)).vendor?.message).toBe('Request blocked');
  });

  it('a 403 in Commvault’s words is Commvault’s', () => {
    const error = said(answer(403, { errorCode: 5, errorMessage: 'Access denied' }));
    expect(error.message).not.toContain('in front of');
    expect(error.hint).not.toContain('User-Agent');
  });

  it('a web page that says 200 is maintenance or a login page, not Commvault’s answer', () => {
    const error = said(MAINTENANCE);
    expect(error.code).toBe('bad-answer');
    expect(error.message).toContain('web page (HTTP 200) in place of Commvault’s answer');
    expect(error.hint).toContain('maintenance or login page');
  });

  it('a 429 says the limit, and to wait', () => {
    const limits = { 'x-ratelimit-limit': '100', 'x-ratelimit-period': '1h', 'retry-after': '40' };
    const error = said(answer(429, { errorCode: 1, errorMessage: 'Slow down' }, limits));
    expect(error).toMatchObject({ code: 'vendor-rate-limited', retry: true });
    expect(error.message).toContain('too many requests');
    expect(error.hint).toMatch(/100 per 1h.*40 s/);
  });
});
