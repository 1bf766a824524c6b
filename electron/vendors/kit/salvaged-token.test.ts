import { describe, expect, it } from 'vitest';
import { PROVIDERS } from '../index.ts';
import { salvagedIssue, salvagedRenewal } from './salvaged-token.ts';
import { answer, issueContext } from './testing/calls.ts';
import { CRMCOM_TOKEN } from './testing/examples.ts';

const CUT = '{"accessToken":"practiceA1","refreshToken":"practiceR1","tokenExpiryTimestamp":17956';
const { salvage } = PROVIDERS.commvault;

describe('a token of an answer that cannot be read', () => {
  const context = issueContext({}, { authtoken: 'practice-login' }, { tokenType: 'ALL' });

  it('is kept with an unknown expiry and a note', () => {
    expect(salvagedIssue(salvage, answer(200, CUT), context)).toMatchObject({
      accessToken: 'practiceA1',
      refreshToken: 'practiceR1',
      kind: 'ALL',
      expiry: { expiresAt: null, source: 'unknown' },
      warnings: [expect.stringContaining('could not be read as a whole')],
    });
  });

  it('says itself when it ends, where it is a JWT', () => {
    const token = salvagedIssue(
      PROVIDERS.crmcom.salvage,
      answer(200, `{"data":{"token":"${CRMCOM_TOKEN}"`),
      context,
    );
    expect(token?.expiry.source).toBe('jwt');
  });

  it('is none that the request carried', () => {
    expect(salvagedIssue(salvage, answer(200, '{"accessToken":"practice-login"'), context)).toBeNull();
    const pair = { accessToken: 'practiceA1', refreshToken: 'practiceR1' };
    expect(salvagedRenewal(salvage, answer(200, CUT), { ...context, pair })).toBeNull();
    const older = { accessToken: 'practiceA0', refreshToken: 'practiceR0' };
    expect(salvagedRenewal(salvage, answer(200, CUT), { ...context, pair: older })?.accessToken).toBe(
      'practiceA1',
    );
  });
});
