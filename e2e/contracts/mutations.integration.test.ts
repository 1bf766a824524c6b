import { beforeAll, describe, expect, it } from 'vitest';
import { type Descriptions, openDescriptions } from './descriptions.ts';
import type { Exchange } from './exchange.ts';
import { replyMutations, requestMutations } from './mutations.ts';
import { SAMPLES } from './samples.ts';

// A check that finds nothing proves nothing: the vendors' own examples must pass, and each mistake that
// is put into them must be found.

let descriptions: Descriptions;
beforeAll(async () => {
  descriptions = await openDescriptions();
});

describe.each(SAMPLES)('$name', (sample) => {
  it('is as described', () => {
    expect(descriptions.check(sample.exchange)).toEqual({
      operationId: sample.operationId,
      request: [],
      reply: [],
    });
  });

  it('and with any mistake in it is not', () => {
    const mutations = [...requestMutations(sample), ...replyMutations(sample)];
    const missed = mutations.filter(({ exchange, side }) => {
      const finding = descriptions.check(exchange);
      return finding[side].length === 0 || finding[side === 'request' ? 'reply' : 'request'].length > 0;
    });
    expect(mutations.length).toBeGreaterThan(10);
    expect(missed.map(({ name }) => name)).toEqual([]);
  });
});

const sampleOf = (operationId: string): Exchange => {
  const sample = SAMPLES.find((each) => each.operationId === operationId);
  if (sample === undefined) throw new TypeError(`no sample of ${operationId}`);
  return sample.exchange;
};

describe('mistakes of one kind', () => {
  const withBody = (operationId: string, change: object): Exchange => {
    const sample = sampleOf(operationId);
    return { ...sample, body: JSON.stringify({ ...JSON.parse(sample.body), ...change }) };
  };
  const withHeaders = (operationId: string, headers: Exchange['headers']): Exchange => {
    const sample = sampleOf(operationId);
    return { ...sample, headers: { ...sample.headers, ...headers } };
  };
  const key = (text: string) => ({ authorization: `Basic ${Buffer.from(text).toString('base64')}` });
  const bothWays = {
    access_token_identifier: { authentication_code: 'a', identifier: 'b', pass_code: 'c' },
  };

  it.each<[string, Exchange]>([
    ['Commvault: endpoints for ALL', withBody('createToken', { tokenType: 'ALL' })],
    ['Commvault: Hyperscale by a name', withBody('createToken', { tokenType: 'Hyperscale' })],
    ['Commvault: a type that nobody knows', withBody('createToken', { tokenType: 6 })],
    ['Commvault: both times', withBody('createToken', { tokenExpiryTimestamp: 1_778_702_484 })],
    [
      'Commvault: a zero time stamp, as in the generated example',
      withBody('createToken', { renewableUntilTimestamp: 0 }),
    ],
    ['Commvault: a password that is not in base64', withBody('login', { password: 'not base64!' })],
    ['Commvault: two tokens in one header', withHeaders('createToken', { authtoken: 'QSDK a, QSDK b' })],
    ['CRM.COM: a key without its colon', withHeaders('consumerApplicationKey', key('KEY'))],
    ['CRM.COM: a key with a password', withHeaders('consumerApplicationKey', key('KEY:password'))],
    ['CRM.COM: two ways to identify', withBody('consumerApplicationKey', bothWays)],
    [
      'CRM.COM: identifier without pass code',
      withBody('consumerApplicationKey', { access_token_identifier: { identifier: 'b' } }),
    ],
    ['Oracle: another X-Requested-With', withHeaders('generateToken', { 'x-requested-with': 'fetch' })],
    [
      'Intershop: an outdated token sent back',
      withHeaders('searchCustomers', { 'authentication-token': 'AuthenticationTokenOutdated' }),
    ],
    [
      'Intershop: a search without criteria that count',
      { ...sampleOf('searchCustomers'), target: '/INTERSHOP/rest/WFS/ContactCenter/-/customers?City=Jena' },
    ],
    [
      'Intershop: a business user whose “;” is encoded',
      {
        ...sampleOf('searchCustomers'),
        method: 'POST',
        target: '/INTERSHOP/rest/WFS/ContactCenter/-/customers/A%3BUserID%3DB/tokens',
      },
    ],
    ['a double slash', { ...sampleOf('listTokens'), target: '/commandcenter/api//V4/AccessToken' }],
  ])('%s', (_, exchange) => {
    expect(descriptions.check(exchange).request).not.toEqual([]);
  });

  it('CRM.COM: exp as a number, as other vendors have it', () => {
    const sample = sampleOf('userToken');
    const { data, status } = JSON.parse(sample.reply?.body ?? '');
    const [header, claims, signature] = data.token.split('.');
    const changed = { ...JSON.parse(Buffer.from(claims, 'base64url').toString()), exp: 1_518_104_864 };
    const token = [header, Buffer.from(JSON.stringify(changed)).toString('base64url'), signature].join('.');
    const reply = { status: 200, headers: { 'content-type': 'application/json' }, complete: true };
    const body = JSON.stringify({ data: { token }, status });
    expect(descriptions.check({ ...sample, reply: { ...reply, body } }).reply.join()).toContain('exp');
  });
});
