import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readCriteria } from '../../../shared/forms/lookup-form.ts';
import { channelLookup } from '../../../shared/vendors/oracle/lookup.ts';
import { answer, failure, MAINTENANCE } from '../kit/testing/calls.ts';
import { ORACLE_CHANNEL, ORACLE_SECRET } from '../kit/testing/examples.ts';
import { channels } from './lookups.ts';

const context = {
  baseUrl: 'https://oracle.example',
  settings: { authorization: 'bearer' },
  secrets: { bearerToken: 'bearer-of-tests' },
};
const open = { ...context, settings: { authorization: 'none' }, secrets: {} };
const PATH = `https://oracle.example/content/management/api/v1.1/channels`;
const read = (status: number, body: unknown, of = context) => channels.readSearch(answer(status, body), of);
const action = (name: string) => {
  const found = channels.actions[name];
  if (found === undefined) throw new Error(name);
  return found;
};

describe('channel list', () => {
  it('always asks for type and tokens', () => {
    expect(channels.buildSearch(context, {}, 100)).toEqual({
      method: 'GET',
      url: `${PATH}?fields=channelType,channelTokens&limit=50&offset=100&orderBy=name:asc`,
      headers: {
        Accept: 'application/json',
        'X-Requested-With': 'XMLHttpRequest',
        Authorization: 'Bearer bearer-of-tests',
      },
    });
  });

  it('searches as Oracle’s toolkit does, with whatever name', () => {
    const name = fc
      .string({ unit: 'grapheme', minLength: 1 })
      .filter((text) => readCriteria(channelLookup, { name: text }).ok && text.trim() !== '');
    fc.assert(
      fc.property(name, (text) => {
        const { searchParams } = new URL(channels.buildSearch(context, { name: text }, 0).url);
        expect(searchParams.get('q')).toBe(`(name mt "${text.toWellFormed()}")`);
        expect(searchParams.get('fields')).toBe('channelType,channelTokens');
      }),
    );
  });

  it.each(['a"b', 'a\\b'])('does not search for %s, which would change the query', (name) => {
    expect(readCriteria(channelLookup, { name })).toHaveProperty('fields.name');
  });

  it('reads name, type and every channel token', () => {
    const { items } = read(200, {
      hasMore: false,
      items: [
        {
          id: ORACLE_CHANNEL,
          name: 'News',
          description: 'All news',
          channelType: 'secure',
          isSiteChannel: true,
          channelTokens: [
            { name: 'defaultToken', token: 'token-1' },
            { name: 'second', token: 'token-2' },
          ],
          updatedDate: { value: '2026-01-15T09:30:00.000Z', timezone: 'UTC' },
        },
        { name: 'without an id' },
        { id: 'RCHANNEL1', channelType: 'public' },
      ],
    });
    expect(items).toEqual([
      {
        value: ORACLE_CHANNEL,
        title: 'News',
        badges: ['Secure', 'Site'],
        facts: [
          { label: 'Description', value: 'All news', copyable: false },
          { label: 'Channel ID', value: ORACLE_CHANNEL, copyable: true },
          { label: 'Channel token', value: 'token-1', copyable: true },
          { label: 'Channel token “second”', value: 'token-2', copyable: true },
          { label: 'Changed', value: '2026-01-15', copyable: false },
        ],
      },
      {
        value: 'RCHANNEL1',
        title: 'RCHANNEL1',
        badges: ['Public'],
        facts: [{ label: 'Channel ID', value: 'RCHANNEL1', copyable: true }],
      },
    ]);
  });

  it.each([
    [{ hasMore: true, offset: 50, count: 2, items: [{ id: 'a' }, { id: 'b' }] }, 52],
    [{ hasMore: true, items: [{ id: 'a' }] }, 1],
    [{ hasMore: false, offset: 50, items: [{ id: 'a' }] }, null],
    [{ offset: 0, items: [{ id: 'a' }] }, null],
    // A server that always promises more must not be asked for ever.
    [{ hasMore: true, offset: 50, items: [] }, null],
  ])('%j goes on at %s', (body, next) => {
    expect(read(200, body).nextOffset).toBe(next);
  });

  it('calls anything else a bad answer', () => {
    for (const body of ['{}', '[]', 'x', '{"items": {}}']) {
      expect(failure(() => read(200, body)).code).toBe('bad-answer');
    }
    expect(failure(() => channels.readSearch(MAINTENANCE, context)).message).toContain('web page');
  });

  it('says that it needs an Authorization where the connection has none', () => {
    for (const status of [401, 403]) {
      const error = failure(() =>
        read(status, { title: 'No', 'o:errorCode': 'OCE-1' }, open as typeof context),
      );
      expect(error.hint).toContain('choose an Authorization');
      expect(error.vendor).toMatchObject({ status, code: 'OCE-1' });
    }
    expect(failure(() => read(401, {})).hint).toContain('may have expired');
    expect(failure(() => read(403, {})).hint).toContain('repository administrator');
  });
});

describe('channel secret', () => {
  it.each([
    ['generate', 'POST'],
    ['rotate', 'PUT'],
    ['delete', 'DELETE'],
  ])('%s is a %s without a body', (name, method) => {
    expect(action(name).build(context, ORACLE_CHANNEL)).toEqual({
      method,
      url: `${PATH}/${ORACLE_CHANNEL}/channelSecret`,
      headers: {
        'Content-Type': 'application/json',
        Accept: 'application/json',
        'X-Requested-With': 'XMLHttpRequest',
        Authorization: 'Bearer bearer-of-tests',
      },
    });
  });

  // The second is Oracle's own example of a refreshed secret, without padding.
  it.each([ORACLE_SECRET, 'XMGCrjdEy3kX18YsrDo8rV044znZR1x5IafKPKjAWYY'])('takes %s as it is', (secret) => {
    for (const name of ['generate', 'rotate']) {
      expect(action(name).read(answer(201, { channelSecret: secret }), context, ORACLE_CHANNEL)).toBe(secret);
    }
  });

  it('is gone with 204', () => {
    expect(action('delete').read(answer(204, ''), context, ORACLE_CHANNEL)).toBeNull();
    expect(failure(() => action('delete').read(MAINTENANCE, context, ORACLE_CHANNEL)).code).toBe(
      'bad-answer',
    );
  });

  it.each(['{}', '{"channelSecret": ""}', 'x', ''])(
    'calls %s a bad answer, and repeats nothing of it',
    (body) => {
      const error = failure(() => action('rotate').read(answer(201, body), context, ORACLE_CHANNEL));
      expect(error.code).toBe('bad-answer');
    },
  );

  it.each([500, 502, 503, 504])('%i may have changed the secret, unless Oracle itself says no', (status) => {
    const code = (body: unknown) =>
      failure(() => action('rotate').read(answer(status, body), context, 'C1')).code;
    expect(code('<html><title>Bad gateway</title></html>')).toBe('outcome-unknown');
    expect(code({ title: 'Busy', 'o:errorCode': 'OCE-9' })).toBe('vendor-failed');
  });

  it.each([
    [400, 'vendor-refused'],
    [403, 'vendor-forbidden'],
    [404, 'vendor-not-found'],
    [500, 'vendor-failed'],
  ])('%i is %s, in Oracle’s words', (status, code) => {
    const problem = { title: 'No', 'o:errorCode': 'OCE-9', 'o:errorDetails': [{ title: 'bearer-of-tests' }] };
    const headers = { 'x-oracle-dms-ecid': 'ecid-9' };
    const error = failure(() => action('rotate').read(answer(status, problem, headers), context, 'C1'));
    expect(error).toMatchObject({
      code,
      vendor: { status, code: 'OCE-9', message: 'No; ••••••', correlationId: 'ecid-9' },
    });
  });
});
