import keytar from 'keytar';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { settingsStore } from '../../electron/store/settings-table.ts';
import type { AppContext } from '../../electron/usecases/app-context.ts';
import { rememberedSecrets } from '../../electron/usecases/disclosure/disclose-remembered.ts';
import { tokenClipboard } from '../../electron/usecases/disclosure/token-clipboard.ts';
import { checkSecrets } from '../../electron/usecases/keychain/repair.ts';
import { actOnRecord } from '../../electron/usecases/lookups/act.ts';
import { dismissAction, unsettledActions } from '../../electron/usecases/lookups/unsettled.ts';
import { issueToken } from '../../electron/usecases/tokens/issue.ts';
import { AppError } from '../../shared/errors.ts';
import { PRACTICE_MARKS } from '../../shared/practice/marks.ts';
import { watchedContext } from '../chaos/worker/watched-ports.ts';
import { failure } from './tokens-at-work.ts';
import { openWorkbench, type Workbench } from './workbench.ts';

// Oracle's channel secrets on a real keyring: shown once by the vendor, so never lost here.

let bench: Workbench;
beforeAll(async () => {
  bench = await openWorkbench();
});
afterAll(() => bench.close());

const CHANNEL = 'RCHANNELPRACTICE2';
const act = (action: string, value = CHANNEL, ctx: AppContext = bench.ctx) =>
  actOnRecord(ctx, { connectionId: bench.connections.oracle.id, field: 'channelId', value, action });
const issue = (value = CHANNEL, channelSecret = '') =>
  issueToken(bench.ctx, {
    connectionId: bench.connections.oracle.id,
    inputs: { channelId: value, channelSecret },
    label: '',
    ticket: '',
  });
const names = () => bench.ctx.connections.find(bench.connections.oracle.id)?.storedSecrets ?? [];
const lastAudit = () => bench.ctx.audit.newest(1)[0];

/** The connection's entry in the keyring itself. */
async function entry(): Promise<string> {
  const { id } = bench.connections.oracle;
  const generation = bench.ctx.connections.find(id)?.secretGeneration;
  return (await keytar.getPassword('Tokendesk', `connection.${id}.${generation}`)) ?? '';
}

const clipboard = { text: '' };
const remembered = (ctx: AppContext = bench.ctx) =>
  rememberedSecrets(ctx, {
    clipboard: tokenClipboard(
      {
        writeConcealed: async (text) => {
          clipboard.text = text;
        },
        readText: async () => clipboard.text,
        isReliable: () => true,
        clear: async () => undefined,
      },
      () => undefined,
    ),
    settings: settingsStore(ctx.db),
    admit: () => undefined,
  });
const secretOf = async (value = CHANNEL, ctx: AppContext = bench.ctx): Promise<string> => {
  const of = { connectionId: bench.connections.oracle.id, name: `channelSecret:${value}` };
  return (await remembered(ctx).reveal(of)).secret;
};

describe('generate, rotate, delete', () => {
  it('a generated secret is in the keyring, and a token can be issued with it', async () => {
    expect((await failure(issue(CHANNEL, 'none-was-ever-generated'))).vendor?.status).toBe(403);
    const done = await act('generate');
    expect(done).toMatchObject({ secretName: `channelSecret:${CHANNEL}`, secretStore: 'keychain' });
    expect(names()).toContain(`channelSecret:${CHANNEL}`);
    const secret = await secretOf();
    expect(await entry()).toContain(JSON.stringify(secret));
    expect(JSON.stringify(done)).not.toContain(secret);
    expect(bench.everythingWritten()).not.toContain(secret);
    expect((await issue()).state).toBe('active');
    expect(unsettledActions(bench.ctx)).toEqual([]);
  });

  it('the vendor says that there is one already, and the one here stays', async () => {
    const error = await failure(act('generate'));
    expect(error).toMatchObject({ code: 'vendor-refused', vendor: { status: 400 } });
    expect(error.vendor?.correlationId).toMatch(/^practice-/);
    expect(lastAudit()).toMatchObject({ action: 'record.action-refused', subject: CHANNEL });
    expect((await issue()).state).toBe('active');
    expect(unsettledActions(bench.ctx)).toEqual([]);
  });

  it('a rotated one replaces it, also after a restart', async () => {
    const old = await secretOf();
    await act('rotate');
    expect(lastAudit()).toMatchObject({ action: 'channel.secret-rotated', subject: CHANNEL });
    expect(await secretOf()).not.toBe(old);
    expect((await failure(issue(CHANNEL, old))).vendor?.status).toBe(403);
    await bench.restart();
    expect((await issue()).state).toBe('active');
    expect((await checkSecrets(bench.ctx)).problems).toEqual([]);
  });

  it('it can be copied and forgotten, each with a line in the trail; other secrets cannot be had', async () => {
    const secret = await secretOf();
    const of = { connectionId: bench.connections.oracle.id, name: `channelSecret:${CHANNEL}` };
    await remembered().copy(of);
    expect(clipboard.text).toBe(secret);
    expect(lastAudit()).toMatchObject({ action: 'secret.copied', subject: CHANNEL });
    for (const name of ['bearerToken', 'channelSecret', 'channelSecret:', 'password:x', 'channelSecretX:1']) {
      expect((await failure(remembered().copy({ ...of, name }))).code).toBe('invalid-input');
    }
    await remembered().forget(of);
    expect(names()).not.toContain(of.name);
    expect(await entry()).not.toContain(secret);
    expect((await failure(remembered().reveal(of))).code).toBe('secret-missing');
    expect(lastAudit()).toMatchObject({ action: 'secret.forgotten', subject: CHANNEL });
  });

  it('a deleted one is gone here too', async () => {
    await act('rotate');
    const secret = await secretOf();
    expect(await act('delete')).toMatchObject({ secretName: null, secretStore: 'none' });
    expect(names()).not.toContain(`channelSecret:${CHANNEL}`);
    expect(await entry()).not.toContain(secret);
    expect(lastAudit()).toMatchObject({ action: 'channel.secret-deleted', subject: CHANNEL });
    expect((await failure(issue(CHANNEL, secret))).vendor?.status).toBe(403);
  });
});

describe('what goes wrong', () => {
  it.each([PRACTICE_MARKS.hang, PRACTICE_MARKS.cut, PRACTICE_MARKS.broken])(
    '%s: a lost answer is said, now and after a restart, until it is done again or seen',
    async (mark) => {
      const error = await failure(act('rotate', mark));
      expect(error.code).toBe('outcome-unknown');
      expect(error.message).toContain('the old one may no longer work');
      expect(error.message).not.toContain('token may have been created');
      await bench.restart();
      const [told] = unsettledActions(bench.ctx);
      expect(told?.message).toContain(mark);
      expect(bench.ctx.audit.newest(5).map(({ action }) => action)).toContain('record.action-unknown');
      dismissAction(bench.ctx, told?.id ?? 0);
      expect(unsettledActions(bench.ctx)).toEqual([]);
    },
  );

  it('a refusal changes nothing and leaves nothing open', async () => {
    expect((await failure(act('rotate', PRACTICE_MARKS.forbidden))).code).toBe('vendor-forbidden');
    expect(unsettledActions(bench.ctx)).toEqual([]);
  });

  it('a gateway that lost the answer is no refusal', async () => {
    const answer = { status: 504, headers: {}, body: '', receivedAt: Date.now(), clockOffsetMs: null };
    const error = await failure(act('rotate', CHANNEL, { ...bench.ctx, send: async () => answer }));
    expect(error).toMatchObject({ code: 'outcome-unknown', vendor: { status: 504 } });
    expect(`${error.message} ${error.hint}`).not.toContain('token may');
    expect(unsettledActions(bench.ctx)).toHaveLength(1);
    // Done again with an answer, there is nothing more to say.
    await act('rotate');
    expect(unsettledActions(bench.ctx)).toEqual([]);
    await act('delete');
  });

  it('a path in place of an ID is not sent anywhere', async () => {
    expect((await failure(act('rotate', '../channels'))).code).toBe('invalid-input');
    expect((await failure(act('explode'))).code).toBe('invalid-input');
  });

  it('while the history cannot be written, the new secret is in memory, and is written when it can be', async () => {
    let full = true;
    const { connections } = bench.ctx;
    const ctx: AppContext = {
      ...bench.ctx,
      connections: {
        ...connections,
        setPendingGeneration(id, generation) {
          if (full) throw new AppError({ code: 'storage-full', message: 'Full.', hint: '', retry: true });
          connections.setPendingGeneration(id, generation);
        },
      },
    };
    const done = await act('rotate', CHANNEL, ctx);
    expect(done).toMatchObject({ secretStore: 'session', message: expect.stringContaining('memory only') });
    const secret = await secretOf(CHANNEL, ctx);
    expect(secret.length).toBeGreaterThan(40);
    expect(names()).not.toContain(done.secretName);
    full = false;
    await expect.poll(() => names(), { timeout: 5_000 }).toContain(done.secretName);
    expect(await entry()).toContain(JSON.stringify(secret));
    expect((await issue()).state).toBe('active');
  });
});

it('killed at any moment: the new secret is here, or it is said that it is not', {
  timeout: 120_000,
}, async () => {
  const ends = new Set<string>();
  const points: string[] = [];
  for (let at = 0; ; at++) {
    let passed = 0;
    let where: string | null = null;
    const mortal = watchedContext(bench.ctx, (point) => {
      if (where === null && passed++ === at) where = point;
      if (where !== null) throw new Error('killed');
    });
    const before = await secretOf();
    await act('rotate', CHANNEL, mortal).catch(() => undefined);
    await bench.restart();
    const here = `killed at ${at}, ${where}`;
    expect((await checkSecrets(bench.ctx)).problems, here).toEqual([]);
    const works = await issue().then(
      () => true,
      () => false,
    );
    const told = unsettledActions(bench.ctx).length > 0;
    expect(works || told, here).toBe(true);
    const isNew = (await secretOf()) !== before;
    if (isNew) expect([works, told], here).toEqual([true, false]);
    ends.add(isNew ? 'new' : works ? 'old, and told or never sent' : 'told');
    await act('rotate');
    expect(unsettledActions(bench.ctx), here).toEqual([]);
    if (where === null) break;
    points.push(where);
  }
  expect([...ends].sort()).toEqual(['new', 'old, and told or never sent', 'told']);
  expect(points).toEqual(expect.arrayContaining(['send:after', 'vault.put:before', 'vault.put:after']));
});

it('without a keychain: in memory, and said', async () => {
  const { DBUS_SESSION_BUS_ADDRESS: _, ...env } = process.env;
  const other = await openWorkbench({ ...env, DBUS_SESSION_BUS_ADDRESS: 'unix:path=/nonexistent' });
  try {
    const done = await actOnRecord(other.ctx, {
      connectionId: other.connections.oracle.id,
      field: 'channelId',
      value: CHANNEL,
      action: 'generate',
    });
    expect(done).toMatchObject({ secretStore: 'session', message: expect.stringContaining('memory only') });
    const of = { connectionId: other.connections.oracle.id, name: `channelSecret:${CHANNEL}` };
    expect((await remembered(other.ctx).reveal(of)).secret).toContain('=');
  } finally {
    await other.close();
  }
});
