import { describe, expect, it } from 'vitest';
import type { FormValues } from '../../../shared/forms/values.ts';
import type { ServerToken } from '../../../shared/models/server-token.ts';
import type { EditContext } from '../kit/define.ts';
import { answer, failure, MAINTENANCE } from '../kit/testing/calls.ts';
import { inventory } from './inventory.ts';

const BEFORE: ServerToken = {
  vendorTokenId: '17',
  name: 'old',
  kind: 'ALL',
  createdAt: 1_770_924_684_000,
  expiresAt: 1_770_926_484_000,
  renewableUntil: 1_778_700_684_000,
  lastUsedAt: null,
  endpoints: [],
  allowedIps: null,
  userId: '4',
};
const context = (changes: FormValues, settings: FormValues = {}, before = BEFORE): EditContext => ({
  baseUrl: 'https://cc.example/commandcenter/api',
  settings,
  secrets: { authtoken: 'QSDK very-secret' },
  changes,
  before,
});
const bodyOf = (changes: FormValues, settings?: FormValues): unknown =>
  JSON.parse(inventory.buildEdit(context(changes, settings)).body ?? '');
const read = (status: number, body: unknown, changes: FormValues = { tokenName: 'new' }) =>
  inventory.readEdit(answer(status, body), context(changes));

describe('Commvault’s edit of a token', () => {
  it('is a PUT of the ID with only what was changed', () => {
    const request = inventory.buildEdit(context({ tokenName: 'new' }));
    expect(request).toMatchObject({
      method: 'PUT',
      url: 'https://cc.example/commandcenter/api/V4/AccessToken/17',
      headers: { 'Content-Type': 'application/json', Authtoken: 'QSDK very-secret' },
    });
    expect(JSON.parse(request.body ?? '')).toStrictEqual({ tokenName: 'new' });
    expect(inventory.buildEdit(context({}, {}, { ...BEFORE, vendorTokenId: '../1' })).url).not.toContain(
      '../',
    );
  });

  it('sends local times as Unix seconds', () => {
    const seconds = new Date('2027-02-12T12:00').getTime() / 1000;
    expect(bodyOf({ renewableUntil: '2027-02-12T12:00' })).toStrictEqual({
      renewableUntilTimestamp: seconds,
    });
    expect(bodyOf({ tokenExpiry: '2027-02-12T12:00' })).toStrictEqual({ tokenExpiryTimestamp: seconds });
  });

  it('sends endpoints with their type, by name or by number', () => {
    expect(bodyOf({ apiEndpoints: '/plan\n /client ' })).toStrictEqual({
      tokenType: 'CUSTOM',
      apiEndpoints: ['/plan', '/client'],
    });
    const number = { tokenTypeFormat: 'number' };
    expect(bodyOf({ tokenType: 'CUSTOM', apiEndpoints: '/plan' }, number)).toMatchObject({ tokenType: 3 });
    expect(bodyOf({ tokenType: 'ALL' }, number)).toStrictEqual({ tokenType: 2 });
    expect(bodyOf({ tokenType: 'Hyperscale' })).toStrictEqual({ tokenType: 5 });
  });

  it('sends an IP allow list, and an empty one when it was emptied', () => {
    expect(bodyOf({ allowedIPs: '203.0.113.7\n198.51.100.0/24' })).toStrictEqual({
      allowedIPs: ['203.0.113.7', '198.51.100.0/24'],
    });
    expect(bodyOf({ allowedIPs: '' })).toStrictEqual({ allowedIPs: [] });
    expect(read(200, {}, { allowedIPs: '' }).allowedIps).toEqual([]);
  });

  it('takes what the answer says, and else what was sent', () => {
    const info = {
      accessTokenId: 17,
      tokenName: 'New',
      tokenType: 3,
      apiEndpoints: ['/plan'],
      lastUsedTime: 0,
    };
    expect(read(200, { error: { errorCode: 0 }, tokenInfo: info })).toStrictEqual({
      ...BEFORE,
      name: 'New',
      kind: 'CUSTOM',
      endpoints: ['/plan'],
    });
    expect(read(200, { error: { errorCode: 0 } })).toStrictEqual({ ...BEFORE, name: 'new' });
    const custom = { tokenType: 'CUSTOM', apiEndpoints: '/client' };
    expect(read(200, {}, custom)).toStrictEqual({ ...BEFORE, kind: 'CUSTOM', endpoints: ['/client'] });
  });

  it.each([
    ['in “error”', { error: { errorCode: 7, errorMessage: 'Token name already present' } }],
    ['in the token', { tokenInfo: { error: { errorCode: 7, errorMessage: 'Token name already present' } } }],
    ['at the top level', { errorCode: 7, errorMessage: 'Token name already present' }],
  ])('reads a refusal %s of a 200, and puts it beside its field', (_, body) => {
    expect(failure(() => read(200, body))).toMatchObject({
      code: 'vendor-refused',
      fields: { tokenName: 'This user already has a token of this name.' },
      vendor: { code: '7' },
    });
  });

  it('says who may change tokens, and that a token is gone', () => {
    const denied = { errorCode: 5, errorMessage: 'Access denied' };
    expect(failure(() => read(403, denied)).hint).toContain('login token');
    expect(failure(() => read(404, denied)).message).toContain('no such token');
    expect(failure(() => read(404, 'Not found')).hint).toContain('too old');
    expect(
      failure(() => read(400, { errorCode: 7, errorMessage: 'renewableUntilTimestamp too late' })),
    ).toMatchObject({
      code: 'vendor-refused',
      fields: { renewableUntil: 'renewableUntilTimestamp too late' },
    });
  });

  it('a web page or no JSON is no answer', () => {
    expect(failure(() => inventory.readEdit(MAINTENANCE, context({ tokenName: 'new' }))).code).toBe(
      'bad-answer',
    );
    expect(failure(() => read(200, 'OK')).code).toBe('bad-answer');
  });
});
