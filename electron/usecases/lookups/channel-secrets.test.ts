import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { connectionOf, failureOf, orderOf, problemsOf } from '../../../e2e/support/agent.ts';
import { fakeKeychainOf } from '../../../e2e/support/keychain.ts';
import { temporaryFolder } from '../../../e2e/support/open-app.ts';
import { openPracticeApp, type PracticeApp } from '../../../e2e/support/practice-app.ts';
import { PRACTICE_MARKS } from '../../../shared/practice/marks.ts';

// Oracle's channel secrets: shown once by the vendor, so never lost here.

let practice: PracticeApp;
let connectionId: string;
beforeAll(async () => {
  practice = await openPracticeApp();
  connectionId = (await connectionOf(practice.app, 'oracle')).id;
});
afterAll(() => practice.close());
afterEach(() => {
  practice.intercept = null;
  practice.keychainFate = null;
});

const CHANNEL = 'RCHANNELPRACTICE2';
const NAME = `channelSecret:${CHANNEL}`;
const change = (action: string, value = CHANNEL) => ({ connectionId, field: 'channelId', value, action });
const act = (action: string, value = CHANNEL) => practice.app.ask('lookups.act', change(action, value));
const refused = (action: string, value = CHANNEL) =>
  failureOf(practice.app, 'lookups.act', change(action, value));
const order = (channelSecret = '') => orderOf(practice.app, 'oracle', { channelId: CHANNEL, channelSecret });
const issue = async () => practice.app.ask('tokens.issue', await order());
const notIssued = async (channelSecret: string) =>
  failureOf(practice.app, 'tokens.issue', await order(channelSecret));
const names = async () => (await connectionOf(practice.app, 'oracle')).storedSecrets;
const lastLine = async () => (await practice.app.ask('audit.list', { limit: 1 }))[0];
const unsettled = () => practice.app.ask('lookups.unsettled');
const remembered = (name = NAME) => ({ connectionId, name });
const secretOf = async (): Promise<string> =>
  (await practice.app.ask('connections.revealSecret', remembered())).secret;
const keychainText = () => [...practice.keychain.entries.values()].join('\n');

describe('generate, rotate, delete', () => {
  it('a generated secret is in the keychain, and a token can be issued with it', async () => {
    expect((await notIssued('none-was-ever-generated')).vendor?.status).toBe(403);
    const done = await act('generate');
    expect(done).toMatchObject({ secretName: NAME, secretStore: 'keychain' });
    expect(await names()).toContain(NAME);
    const secret = await secretOf();
    expect(keychainText()).toContain(JSON.stringify(secret));
    expect(JSON.stringify(done)).not.toContain(secret);
    expect(practice.everythingWritten()).not.toContain(secret);
    expect((await issue()).state).toBe('active');
    expect(await unsettled()).toEqual([]);
  });

  it('the vendor says that there is one already, and the one here stays', async () => {
    const error = await refused('generate');
    expect(error).toMatchObject({ code: 'vendor-refused', vendor: { status: 400 } });
    expect(error.vendor?.correlationId).toMatch(/^practice-/);
    expect(await lastLine()).toMatchObject({ action: 'record.action-refused', subject: CHANNEL });
    expect((await issue()).state).toBe('active');
    expect(await unsettled()).toEqual([]);
  });

  it('a rotated one replaces it, also after a restart', async () => {
    const old = await secretOf();
    await act('rotate');
    expect(await lastLine()).toMatchObject({ action: 'channel.secret-rotated', subject: CHANNEL });
    expect(await secretOf()).not.toBe(old);
    expect((await notIssued(old)).vendor?.status).toBe(403);
    await practice.restart();
    expect((await issue()).state).toBe('active');
    expect(await problemsOf(practice.app)).toEqual([]);
  });

  it('it can be copied and forgotten, each with a line in the trail; other secrets cannot be had', async () => {
    const secret = await secretOf();
    await practice.app.ask('connections.copySecret', remembered());
    expect(practice.app.platform.clipboardText).toBe(secret);
    expect(await lastLine()).toMatchObject({ action: 'secret.copied', subject: CHANNEL });
    for (const name of ['bearerToken', 'channelSecret', 'channelSecret:', 'password:x', 'channelSecretX:1'])
      expect((await failureOf(practice.app, 'connections.copySecret', remembered(name))).code).toBe(
        'invalid-input',
      );
    await practice.app.ask('connections.forgetSecret', remembered());
    expect(await names()).not.toContain(NAME);
    expect(keychainText()).not.toContain(secret);
    expect((await failureOf(practice.app, 'connections.revealSecret', remembered())).code).toBe(
      'secret-missing',
    );
    expect(await lastLine()).toMatchObject({ action: 'secret.forgotten', subject: CHANNEL });
  });

  it('a deleted one is gone here too', async () => {
    await act('rotate');
    const secret = await secretOf();
    expect(await act('delete')).toMatchObject({ secretName: null, secretStore: 'none' });
    expect(await names()).not.toContain(NAME);
    expect(keychainText()).not.toContain(secret);
    expect(await lastLine()).toMatchObject({ action: 'channel.secret-deleted', subject: CHANNEL });
    expect((await notIssued(secret)).vendor?.status).toBe(403);
  });
});

describe('what goes wrong', () => {
  it.each([PRACTICE_MARKS.hang, PRACTICE_MARKS.cut, PRACTICE_MARKS.broken])(
    '%s: a lost answer is said, now and after a restart, until it is done again or seen',
    async (mark) => {
      const error = await refused('rotate', mark);
      expect(error.code).toBe('outcome-unknown');
      expect(error.message).toContain('the old one may no longer work');
      expect(error.message).not.toContain('token may have been created');
      await practice.restart();
      const [told] = await unsettled();
      expect(told?.message).toContain(mark);
      const actions = (await practice.app.ask('audit.list', { limit: 5 })).map(({ action }) => action);
      expect(actions).toContain('record.action-unknown');
      await practice.app.ask('lookups.dismiss', { id: told?.id ?? 0 });
      expect(await unsettled()).toEqual([]);
    },
  );

  it('a refusal changes nothing and leaves nothing open', async () => {
    expect((await refused('rotate', PRACTICE_MARKS.forbidden)).code).toBe('vendor-forbidden');
    expect(await unsettled()).toEqual([]);
  });

  it('a gateway that lost the answer is no refusal', async () => {
    practice.intercept = async (_request, forward) => ({ ...(await forward()), status: 504, body: '' });
    const error = await refused('rotate');
    practice.intercept = null;
    expect(error).toMatchObject({ code: 'outcome-unknown', vendor: { status: 504 } });
    expect(`${error.message} ${error.hint}`).not.toContain('token may');
    expect(await unsettled()).toHaveLength(1);
    // Done again with an answer, there is nothing more to say.
    await act('rotate');
    expect(await unsettled()).toEqual([]);
  });

  it('a path in place of an ID is not sent anywhere', async () => {
    practice.sent.length = 0;
    expect((await refused('rotate', '../channels')).code).toBe('invalid-input');
    expect((await refused('explode')).code).toBe('invalid-input');
    expect(practice.sent).toEqual([]);
  });

  it('while the keychain takes nothing, the new secret is in memory, and moves in when it can', async () => {
    practice.keychainFate = ({ op }) => (op === 'set' ? 'refuses' : 'works');
    const done = await act('rotate');
    expect(done).toMatchObject({ secretStore: 'session', message: expect.stringContaining('memory only') });
    const secret = await secretOf();
    practice.keychainFate = null;
    await practice.app.ask('keychain.recheck');
    await expect.poll(keychainText, { timeout: 5_000 }).toContain(JSON.stringify(secret));
    expect((await issue()).state).toBe('active');
  });
});

it('killed before and after each request to the vendor and to the keychain: the new secret is here, or it is said that it is not', {
  timeout: 120_000,
}, async () => {
  const ends = new Set<string>();
  const points: string[] = [];
  for (let at = 0; ; at++) {
    let passed = 0;
    let where: string | null = null;
    const before = await secretOf();
    const reached = Promise.withResolvers<void>();
    /** True from the moment of the kill on. */
    const isDead = (point: string): boolean => {
      if (where === null && passed++ === at) {
        where = point;
        setImmediate(() => setImmediate(reached.resolve));
      }
      return where !== null;
    };
    practice.intercept = async (_request, forward) => {
      if (isDead('vendor:before')) return new Promise(() => undefined);
      const answer = await forward();
      return isDead('vendor:after') ? new Promise(() => undefined) : answer;
    };
    practice.keychainFate = ({ op }) => {
      if (isDead(`keychain ${op}:before`)) return 'hangs';
      return isDead(`keychain ${op}:after`) ? 'works, no answer' : 'works';
    };
    await Promise.race([practice.app.call('lookups.act', change('rotate')), reached.promise]);
    practice.intercept = null;
    practice.keychainFate = null;
    await practice.restart();
    const here = `killed at ${at}, ${where}`;
    expect(await problemsOf(practice.app), here).toEqual([]);
    const works = (await practice.app.call('tokens.issue', await order())).ok;
    const told = (await unsettled()).length > 0;
    expect(works || told, here).toBe(true);
    const isNew = (await secretOf()) !== before;
    if (isNew) expect([works, told], here).toEqual([true, false]);
    ends.add(isNew ? 'new' : works ? 'old, and told or never sent' : 'told');
    await act('rotate');
    expect(await unsettled(), here).toEqual([]);
    if (where === null) break;
    points.push(where);
  }
  expect([...ends].sort()).toEqual(['new', 'old, and told or never sent', 'told']);
  expect(points).toEqual(expect.arrayContaining(['vendor:before', 'vendor:after', 'keychain set:after']));
});

it('without a keychain: in memory, and said', async () => {
  const dataDir = temporaryFolder();
  fakeKeychainOf(dataDir).mood = 'missing';
  const other = await openPracticeApp({ dataDir });
  try {
    const { id } = await connectionOf(other.app, 'oracle');
    const done = await other.app.ask('lookups.act', { ...change('generate'), connectionId: id });
    expect(done).toMatchObject({ secretStore: 'session', message: expect.stringContaining('memory only') });
    const { secret } = await other.app.ask('connections.revealSecret', { connectionId: id, name: NAME });
    expect(secret).toContain('=');
  } finally {
    await other.close();
  }
});
