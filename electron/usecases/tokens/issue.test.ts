import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import {
  actionsOf,
  failureOf,
  history,
  issue,
  orderOf,
  pairOf,
  tokenOf,
} from '../../../e2e/support/agent.ts';
import { openPracticeApp, type PracticeApp } from '../../../e2e/support/practice-app.ts';
import { APIS, type Api, type FormValues } from '../../../shared/forms/values.ts';
import { localTimes } from '../../../shared/local-times.ts';
import { PRACTICE_MARKS, PRACTICE_RECORDS } from '../../../shared/practice/marks.ts';

const START = Date.UTC(2031, 4, 6, 12);

let practice: PracticeApp;
beforeAll(async () => {
  practice = await openPracticeApp({ nowMs: START });
});
afterAll(() => practice.close());
afterEach(() => {
  practice.intercept = null;
});

const byTicket = async (ticket: string) =>
  (await history(practice.app)).filter((token) => token.ticket === ticket);
const lastLine = async () => (await practice.app.ask('audit.list', { limit: 1 }))[0];
/** The failure of an order that must fail. */
const refused = async (api: Api, inputs: FormValues, ticket = '') =>
  failureOf(practice.app, 'tokens.issue', await orderOf(practice.app, api, inputs, { ticket }));
/** The field of each form that makes the practice server behave. */
const marked = (api: Api, mark: string): FormValues =>
  ({
    intershop: { customerId: mark },
    commvault: { tokenName: mark },
    oracle: { channelId: mark },
    crmcom: { authenticationCode: mark },
  })[api];

describe('issuing', () => {
  it.each(APIS)('%s: found again by its label, written nowhere, and there after a restart', async (api) => {
    const order = await orderOf(practice.app, api, {}, { label: `Label ${api}`, ticket: 'T-1' });
    const { id, state, secretStore } = await practice.app.ask('tokens.issue', order);
    expect({ state, secretStore }).toEqual({ state: 'active', secretStore: 'keychain' });
    const [access] = await pairOf(practice.app, id);
    expect(practice.entriesOf(id).join()).toContain(JSON.stringify(access).slice(1, 100));
    expect(practice.everythingWritten()).not.toContain(access);
    await practice.restart();
    expect((await pairOf(practice.app, id))[0]).toBe(access);
    const query = { search: `label ${api}`, api: null, state: null, after: null, limit: 10 };
    expect((await practice.app.ask('tokens.list', query)).tokens.map((token) => token.id)).toEqual([id]);
  });

  it.each([
    ['intershop', 'estimated'],
    ['commvault', 'response'],
    ['oracle', 'response'],
    ['crmcom', 'jwt'],
  ] as const)('%s: says that the expiry is %s', async (api, source) => {
    expect((await issue(practice.app, api)).expirySource).toBe(source);
  });

  it('keeps a refresh token and all three times of Commvault', async () => {
    const token = await issue(practice.app, 'commvault');
    expect(token.hasRefreshToken).toBe(true);
    for (const time of [token.expiresAt, token.refreshTokenExpiresAt, token.renewableUntil])
      expect(time).toBeGreaterThan(START);
  });

  it('keeps an 8 KB token in parts, and deletes them all', async () => {
    const { id } = await issue(practice.app, 'commvault', { tokenName: PRACTICE_MARKS.long });
    expect((await pairOf(practice.app, id))[0].length).toBeGreaterThan(8_000);
    expect(practice.entriesOf(id).length).toBeGreaterThan(3);
    await practice.app.ask('tokens.delete', { id });
    expect(practice.entriesOf(id)).toEqual([]);
    expect(await failureOf(practice.app, 'tokens.details', { id })).toMatchObject({ code: 'not-found' });
    expect(await lastLine()).toMatchObject({ action: 'token.deleted', tokenId: id });
  });

  it('remembers a channel secret when asked, and uses it', async () => {
    await issue(practice.app, 'oracle', { rememberSecret: true });
    const token = await issue(practice.app, 'oracle', { channelSecret: '' });
    expect(token.state).toBe('active');
    expect(practice.everythingWritten()).not.toContain(PRACTICE_RECORDS.channelSecret);
  });

  it('shows claims, the masked answer and the trail, and no secret', async () => {
    const { id } = await issue(practice.app, 'crmcom');
    const details = await practice.app.ask('tokens.details', { id });
    expect(details.form).toContain('JWT');
    expect(details.claims.map(({ name }) => name)).toContain('exp');
    expect(details.audit.map(({ action }) => action)).toEqual(['token.issued']);
    for (const secret of [(await pairOf(practice.app, id))[0], PRACTICE_RECORDS.authenticationCode])
      expect(JSON.stringify(details)).not.toContain(secret);
  });

  it.each([-3_600_000, 3_600_000])(
    'at a server whose clock is off by %i ms: times are the same by this computer’s clock',
    async (offset) => {
      practice.intercept = async (_request, forward) => ({ ...(await forward()), clockOffsetMs: offset });
      const token = await issue(practice.app, 'intershop');
      const { issuedAt, expiresAt } = localTimes(token);
      expect(Math.abs((issuedAt ?? 0) - practice.app.nowMs())).toBeLessThan(1_000);
      expect((expiresAt ?? 0) - (issuedAt ?? 0)).toBe(60 * 60_000);
    },
  );
});

describe('an issue that fails', () => {
  it('by a refusal: the vendor’s words, no row, an audit line', async () => {
    const before = (await history(practice.app)).length;
    const error = await refused('commvault', { tokenName: PRACTICE_MARKS.errorIn200 }, 'T-REFUSED');
    expect(error.code).toBe('vendor-refused');
    expect(error.vendor?.message).toBeTruthy();
    expect(await history(practice.app)).toHaveLength(before);
    expect(await lastLine()).toMatchObject({ action: 'token.refused', ticket: 'T-REFUSED' });
  });

  it.each([PRACTICE_MARKS.hang, PRACTICE_MARKS.cut, PRACTICE_MARKS.gateway])(
    '%s: “may have been created” stays in the history',
    async (mark) => {
      const error = await refused('commvault', { tokenName: mark }, `T-${mark}`);
      expect(error.code).toBe('outcome-unknown');
      const [token] = await byTicket(`T-${mark}`);
      expect(token).toMatchObject({ state: 'outcome-unknown', secretStore: 'none' });
      expect((await actionsOf(practice.app, token?.id ?? '')).at(-1)).toContain('unknown');
    },
  );

  it.each(APIS)('%s: a 503 of a gateway leaves a row, a 500 in the vendor’s words none', async (api) => {
    const gateway = await refused(api, marked(api, PRACTICE_MARKS.gateway), `T-503-${api}`);
    expect(gateway).toMatchObject({ code: 'outcome-unknown', vendor: { status: 503 } });
    // Advice that can be followed: only one of the vendors has a list.
    expect(gateway.hint).toContain(api === 'commvault' ? 'At the vendor' : 'has no list');
    expect(await byTicket(`T-503-${api}`)).toMatchObject([{ state: 'outcome-unknown' }]);
    const failed = await refused(api, marked(api, PRACTICE_MARKS.failed), `T-500-${api}`);
    expect(failed).toMatchObject({ code: 'vendor-failed', vendor: { status: 500 } });
    expect(await byTicket(`T-500-${api}`)).toEqual([]);
    expect(await lastLine()).toMatchObject({ action: 'token.refused' });
  });

  it('sends nothing when a field is wrong, and says so beside it', async () => {
    practice.sent.length = 0;
    const error = await refused('commvault', { tokenName: '', tokenType: 'CUSTOM', apiEndpoints: '' });
    expect(error).toMatchObject({ code: 'invalid-input' });
    expect(Object.keys(error.fields ?? {}).sort()).toEqual(['apiEndpoints', 'tokenName']);
    expect(practice.sent).toEqual([]);
  });

  it('masks a secret that the vendor repeats', async () => {
    const error = await refused('oracle', { channelSecret: 'wrong-secret-that-is-long' });
    expect(JSON.stringify(error)).not.toContain('wrong-secret-that-is-long');
    expect(practice.app.logText()).not.toContain('wrong-secret-that-is-long');
  });

  it('by a server that cannot be reached: nothing was sent, and no row stays', async () => {
    practice.app.platform.proxy = 'PROXY 127.0.0.1:1';
    expect(await refused('intershop', {}, 'T-AWAY')).toMatchObject({ code: 'unreachable', retry: true });
    practice.app.platform.proxy = 'DIRECT';
    expect(await byTicket('T-AWAY')).toEqual([]);
    expect((await tokenOf(practice.app, (await issue(practice.app, 'intershop')).id)).state).toBe('active');
  });
});
