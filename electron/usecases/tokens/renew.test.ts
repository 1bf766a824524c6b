import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import {
  actionsOf,
  connectionOf,
  editConnection,
  failureOf,
  issue,
  pairOf,
  tokenOf,
} from '../../../e2e/support/agent.ts';
import { openPracticeApp, type PracticeApp } from '../../../e2e/support/practice-app.ts';
import { PRACTICE_LOGIN, PRACTICE_MARKS } from '../../../shared/practice/marks.ts';

// The practice server ends a token when it sees an old pair.

let practice: PracticeApp;
beforeAll(async () => {
  practice = await openPracticeApp();
});
afterAll(() => practice.close());
afterEach(() => {
  practice.intercept = null;
  practice.sent.length = 0;
});

let turn = 0;
const token = (tokenName = 'token', tokenType = 'ALL') =>
  issue(practice.app, 'commvault', { tokenName: `${tokenName}-${turn++}`, tokenType });
const renew = (id: string) => practice.app.ask('tokens.renew', { id });
const refused = (id: string) => failureOf(practice.app, 'tokens.renew', { id });
const renewals = () => practice.sent.filter(({ url }) => url.endsWith('/Renew'));
/** The server takes the present pair: a further renewal works and brings another one. */
const stillGood = async (id: string): Promise<void> => {
  const before = await pairOf(practice.app, id);
  expect((await renew(id)).state).toBe('active');
  expect(await pairOf(practice.app, id)).not.toEqual(before);
};

describe('renewal', () => {
  it('brings a new pair, also after a restart, and nothing of the old one stays', async () => {
    const { id, issuedAt } = await token();
    const old = await pairOf(practice.app, id);
    const renewed = await renew(id);
    expect(renewed).toMatchObject({
      state: 'active',
      secretStore: 'keychain',
      renewalUnknown: false,
      issuedAt,
    });
    expect(renewed.renewedAt).toBeGreaterThanOrEqual(issuedAt ?? Infinity);
    const present = await pairOf(practice.app, id);
    expect(present).not.toEqual(old);
    const entries = practice.entriesOf(id).join();
    for (const secret of old) expect(entries).not.toContain(secret);
    for (const secret of present) expect(entries).toContain(secret);
    expect(await actionsOf(practice.app, id)).toEqual(['token.issued', 'token.renewed']);
    for (const secret of [...old, ...present]) expect(practice.everythingWritten()).not.toContain(secret);
    await practice.restart();
    expect(await pairOf(practice.app, id)).toEqual(present);
  });

  it('in parts, with a sign-in, and with every way to authorise it', async () => {
    const long = await token(PRACTICE_MARKS.long);
    const [old] = await pairOf(practice.app, long.id);
    expect((await renew(long.id)).state).toBe('active');
    expect(practice.entriesOf(long.id).length).toBeGreaterThan(3);
    expect(practice.entriesOf(long.id).join('')).not.toContain(old.slice(0, 1_000));
    const commvault = await connectionOf(practice.app, 'commvault');
    const byPassword = { ...commvault.settings, authentication: 'password', userName: PRACTICE_LOGIN.user };
    const secrets = { password: PRACTICE_LOGIN.password };
    await editConnection(practice.app, commvault, { settings: byPassword, secrets });
    const { id } = await token();
    for (const renewalHeader of ['connection', 'bearer', 'none']) {
      await editConnection(practice.app, commvault, { settings: { ...byPassword, renewalHeader } });
      await stillGood(id);
    }
    await editConnection(practice.app, commvault, { secrets: { authtoken: PRACTICE_LOGIN.authtoken } });
  });

  it('never sends a pair twice, also when asked twice at once', async () => {
    const { id } = await token();
    const [first, second] = await Promise.all([renew(id), renew(id)]);
    // The second one has what it asked for.
    expect(second).toEqual(first);
    expect(renewals()).toHaveLength(1);
    await renew(id);
    expect(new Set(renewals().map(({ body }) => body)).size).toBe(2);
    // The practice server would have ended the token at the first replay.
    await stillGood(id);
  });

  it('is over before a deletion begins', async () => {
    const { id } = await token();
    await Promise.all([renew(id), practice.app.ask('tokens.delete', { id })]);
    expect(await failureOf(practice.app, 'tokens.details', { id })).toMatchObject({ code: 'not-found' });
    expect(practice.entriesOf(id)).toEqual([]);
  });

  it('is refused before anything is sent where the kind of token cannot be renewed', async () => {
    for (const kind of ['MS_SCIM', 'OneTouch']) {
      const { id } = await token(kind, kind);
      expect(await refused(id)).toMatchObject({ code: 'not-possible' });
    }
    expect(renewals()).toEqual([]);
  });

  it('is refused before anything is sent when the vendor’s time for it is over, or the server is another', async () => {
    const over = await token();
    const moved = await token();
    practice.sql('UPDATE tokens SET renewable_until = ? WHERE id = ?', Date.UTC(2020, 0, 31), over.id);
    practice.sql(
      `UPDATE tokens SET request = 'POST https://elsewhere.example/V4/AccessToken' WHERE id = ?`,
      moved.id,
    );
    expect((await refused(over.id)).hint).toContain('over');
    expect((await refused(moved.id)).message).toContain('another server');
    expect(renewals()).toEqual([]);
    expect((await tokenOf(practice.app, moved.id)).state).toBe('active');
  });

  it('a refusal keeps the pair, in the vendor’s words', async () => {
    const { id } = await token(PRACTICE_MARKS.renewalRefused);
    const pair = await pairOf(practice.app, id);
    const error = await refused(id);
    expect(error).toMatchObject({ code: 'vendor-forbidden', vendor: { status: 403 } });
    expect(error.vendor?.message).toContain('may not renew');
    expect(await tokenOf(practice.app, id)).toMatchObject({ state: 'active', renewalUnknown: false });
    expect(await pairOf(practice.app, id)).toEqual(pair);
    expect(await actionsOf(practice.app, id)).toContain('token.renewal-refused');
  });

  it('an answer that says the chain is gone is a refusal', async () => {
    const { id } = await token();
    const [accessToken, refreshToken] = await pairOf(practice.app, id);
    await renew(id);
    // Another computer sends the old pair: the server ends the token.
    await practice.atVendor('commvault', 'POST', '/V4/AccessToken/Renew', {
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ accessToken, refreshToken }),
    });
    expect(await refused(id)).toMatchObject({ code: 'vendor-not-found' });
    expect((await tokenOf(practice.app, id)).state).toBe('active');
  });

  it('a lost answer is said, marks the token for good, and is never sent again', async () => {
    const { id } = await token(PRACTICE_MARKS.renewalLost);
    const pair = await pairOf(practice.app, id);
    const error = await refused(id);
    expect(error).toMatchObject({ code: 'outcome-unknown' });
    expect(error.retry).toBeUndefined();
    expect(await tokenOf(practice.app, id)).toMatchObject({ state: 'active', renewalUnknown: true });
    expect(await refused(id)).toMatchObject({ code: 'not-possible' });
    expect(renewals()).toHaveLength(1);
    expect(await failureOf(practice.app, 'tokens.reveal', { id, part: 'refresh' })).toMatchObject({
      code: 'not-possible',
    });
    expect(await pairOf(practice.app, id)).toEqual([pair[0], null]);
    expect(await actionsOf(practice.app, id)).toContain('token.renewal-unknown');
  });

  it('what never left is safe to try again', async () => {
    const { id } = await token();
    // Nobody listens on this port.
    practice.app.platform.proxy = 'PROXY 127.0.0.1:1';
    expect(await refused(id)).toMatchObject({ code: 'unreachable', retry: true });
    practice.app.platform.proxy = 'DIRECT';
    expect(await actionsOf(practice.app, id)).toContain('token.renewal-failed');
    await stillGood(id);
  });

  it('tells how to use a token without telling the token', async () => {
    const { id } = await token();
    const use = JSON.stringify(await practice.app.ask('tokens.use', { id }));
    expect(use).toContain('$TOKEN');
    expect(use).toContain(`${(await connectionOf(practice.app, 'commvault')).baseUrl}/Client`);
    expect(use).not.toContain((await pairOf(practice.app, id))[0]);
  });
});
