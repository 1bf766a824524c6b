import { describe, expect, it } from 'vitest';
import type { Api } from '../../shared/forms/values.ts';
import { PROVIDERS } from './index.ts';
import { answer, failure, issueContext } from './kit/testing/calls.ts';

interface Case {
  /** A server error in the vendor's own words, about a field of the form. */
  readonly own: readonly [body: unknown, headers?: Record<string, string>];
  /** The same words without the vendor's own code. */
  readonly foreign: readonly [body: unknown];
  readonly code: string;
  readonly inputs: Readonly<Record<string, string>>;
}

const CASES: Readonly<Record<Api, Case>> = {
  intershop: {
    own: ['Customer broke.', { 'error-key': 'customer.customer_not_found.error' }],
    foreign: [{ code: '500', message: 'Customer broke.' }],
    code: 'customer.customer_not_found.error',
    inputs: { customerId: 'made-up-customer' },
  },
  commvault: {
    own: [{ errorCode: 7, errorMessage: 'Token name could not be stored.' }],
    foreign: [{ errorMessage: 'Token name could not be stored.' }],
    code: '7',
    inputs: { tokenName: 'made-up', tokenType: 'ALL' },
  },
  oracle: {
    own: [{ title: 'Broken', detail: 'channelSecret could not be read', 'o:errorCode': 'OCE-1' }],
    foreign: [{ title: 'Broken', detail: 'channelSecret could not be read' }],
    code: 'OCE-1',
    inputs: { channelId: 'MADEUPCHANNEL', channelSecret: 'made-up-channel-secret' },
  },
  crmcom: {
    own: [{ status: { code: 'FAILED', message: 'Unit is broken' } }],
    foreign: [{ status: { code: 'OK', message: 'Unit is broken' }, data: { token: 'made-up' } }],
    code: 'FAILED',
    inputs: { identifyBy: 'identifier', identifier: 'made-up', passCode: 'made-up-code', unit: '1' },
  },
};
const SECRETS = { password: 'made-up-pw', authtoken: 'made-up-at', applicationKey: 'made-up-key' };
const PAGE = '<html><head><title>Bad gateway</title></head></html>';
const CREATED = 'may have been created';

describe.each(Object.entries(CASES))('a server error of %s', (api, { own, foreign, code, inputs }) => {
  const refusal = (status: number, body: unknown, headers: Record<string, string> = {}) =>
    failure(() =>
      PROVIDERS[api as Api].readIssue(answer(status, body, headers), issueContext({}, SECRETS, inputs)),
    );

  it.each([500, 502, 503, 504])('%i in its own words is a refusal, and no fault of a field', (status) => {
    const error = refusal(status, own[0], own[1]);
    expect(error).toMatchObject({ code: 'vendor-failed', vendor: { status, code } });
    expect(error).not.toHaveProperty('fields');
    expect(JSON.stringify(error)).not.toContain(CREATED);
  });

  it.each([500, 502, 503, 504])('%i in other words may have created a token', (status) => {
    for (const body of [foreign[0], PAGE, '', { fault: 'proxy' }]) {
      const error = refusal(status, body);
      expect(error).toMatchObject({ code: 'outcome-unknown', vendor: { status } });
      expect(error.message).toContain(CREATED);
      expect(error).not.toHaveProperty('fields');
      expect(error).not.toHaveProperty('retry');
    }
  });

  it('says how long the server asks to wait', () => {
    const headers = { 'retry-after': '30' };
    for (const status of [429, 503]) {
      expect(refusal(status, own[0], { ...own[1], ...headers }).hint, String(status)).toMatch(
        /[Ww]ait 30 seconds/,
      );
    }
    expect(refusal(503, PAGE, headers).hint).toContain('wait 30 seconds');
  });
});
