import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import keytar from 'keytar';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { settingsStore } from '../../electron/store/settings-table.ts';
import { readHistory } from '../../electron/store/token-history.ts';
import { handOver } from '../../electron/usecases/disclosure/disclose-token.ts';
import { tokenClipboard } from '../../electron/usecases/disclosure/token-clipboard.ts';
import { appLocked } from '../../electron/usecases/lock/lock-errors.ts';
import { deleteToken } from '../../electron/usecases/tokens/delete.ts';
import { tokenDetails } from '../../electron/usecases/tokens/details.ts';
import { findToken, readTokenSecret } from '../../electron/usecases/tokens/find-token.ts';
import { issueToken } from '../../electron/usecases/tokens/issue.ts';
import { AppError, type ErrorData } from '../../shared/errors.ts';
import { APIS, type Api, type FormValues } from '../../shared/forms/values.ts';
import { localTimes } from '../../shared/local-times.ts';
import { PRACTICE_MARKS, PRACTICE_RECORDS } from '../../shared/practice/marks.ts';
import { openWorkbench, type Workbench } from './workbench.ts';

// The main job on a real keychain, a real database file and real HTTP.

const GOOD: Readonly<Record<Api, FormValues>> = {
  intershop: { customerId: PRACTICE_RECORDS.customer, responseFormat: 'XML' },
  commvault: { tokenName: 'integration', tokenType: 'ALL' },
  oracle: {
    channelId: PRACTICE_RECORDS.channel,
    channelSecret: PRACTICE_RECORDS.channelSecret,
    rememberSecret: true,
  },
  crmcom: { identifyBy: 'authentication_code', authenticationCode: PRACTICE_RECORDS.authenticationCode },
};

let bench: Workbench;
beforeAll(async () => {
  bench = await openWorkbench();
  expect(bench.ctx.vault.status().state).toBe('available');
});
afterAll(() => bench.close());

const issue = (api: Api, inputs: FormValues = GOOD[api], ticket = 'T-1') =>
  issueToken(bench.ctx, { connectionId: bench.connections[api].id, inputs, label: `Label ${api}`, ticket });

const failure = async (work: Promise<unknown>): Promise<ErrorData> => {
  const error = await work.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  if (error instanceof AppError) return error.data;
  throw error ?? new Error('It did not fail');
};

const history = (search = '') =>
  readHistory(bench.ctx.db, { search, api: null, state: null, after: null, limit: 100 }, Date.now()).tokens;

const active = (search: string) => history(search).find(({ state }) => state === 'active');

describe('issue, keep and find again', () => {
  it.each(APIS)(
    '%s: in the keychain, in the history, not on the disk, and there after a restart',
    async (api) => {
      const token = await issue(api);
      expect(token).toMatchObject({ state: 'active', secretStore: 'keychain', label: `Label ${api}` });
      const entry = await keytar.getPassword('Tokendesk', `token.${token.id}.1`);
      const { accessToken } = await readTokenSecret(bench.ctx, findToken(bench.ctx, token.id));
      expect(entry).toContain(JSON.stringify(accessToken).slice(1, -1).slice(0, 100));
      expect(bench.everythingWritten()).not.toContain(accessToken);
      await bench.restart();
      expect((await readTokenSecret(bench.ctx, findToken(bench.ctx, token.id))).accessToken).toBe(
        accessToken,
      );
      expect(history(`label ${api}`).map((row) => row.id)).toContain(token.id);
    },
  );

  it('says where each expiry comes from', () => {
    const source = (api: Api) => history().find((row) => row.api === api)?.expirySource;
    expect(APIS.map((api) => [api, source(api)])).toEqual([
      ['intershop', 'estimated'],
      ['commvault', 'response'],
      ['oracle', 'response'],
      ['crmcom', 'jwt'],
    ]);
  });

  it('keeps a refresh token and all three times of Commvault', () => {
    const row = history().find(({ api }) => api === 'commvault');
    expect(row?.hasRefreshToken).toBe(true);
    for (const time of [row?.expiresAt, row?.refreshTokenExpiresAt, row?.renewableUntil]) {
      expect(time).toBeGreaterThan(Date.now());
    }
  });

  it('keeps an 8 KB token in parts', async () => {
    const token = await issue('commvault', { tokenName: PRACTICE_MARKS.long, tokenType: 'ALL' });
    const { accessToken } = await readTokenSecret(bench.ctx, findToken(bench.ctx, token.id));
    expect(accessToken.length).toBeGreaterThan(8_000);
    expect(findToken(bench.ctx, token.id).secretParts).toBeGreaterThan(3);
  });

  it('remembers a channel secret when asked, and uses it', async () => {
    const token = await issue('oracle', { channelId: PRACTICE_RECORDS.channel, channelSecret: '' });
    expect(token.state).toBe('active');
    expect(bench.everythingWritten()).not.toContain(PRACTICE_RECORDS.channelSecret);
  });

  it('shows claims, the masked answer and the trail, and no secret', async () => {
    const token = await issue('crmcom');
    const { accessToken } = await readTokenSecret(bench.ctx, findToken(bench.ctx, token.id));
    const details = await tokenDetails(bench.ctx, token.id);
    expect(details.form).toContain('JWT');
    expect(details.claims.map((claim) => claim.name)).toContain('exp');
    expect(details.audit.map((line) => line.action)).toEqual(['token.issued']);
    expect(JSON.stringify(details)).not.toContain(accessToken);
    expect(JSON.stringify(details)).not.toContain(PRACTICE_RECORDS.authenticationCode);
  });
});

describe('when it fails', () => {
  it('a refusal carries the vendor’s words and leaves no row but an audit line', async () => {
    const before = history().length;
    const error = await failure(
      issue('commvault', { tokenName: PRACTICE_MARKS.errorIn200, tokenType: 'ALL' }, 'T-REFUSED'),
    );
    expect(error.code).toBe('vendor-refused');
    expect(error.vendor?.message).toBeTruthy();
    expect(history()).toHaveLength(before);
    expect(bench.ctx.audit.newest(1)[0]).toMatchObject({ action: 'token.refused', ticket: 'T-REFUSED' });
  });

  it.each([PRACTICE_MARKS.hang, PRACTICE_MARKS.cut, PRACTICE_MARKS.broken, PRACTICE_MARKS.gateway])(
    '%s: “may have been created” stays in the history',
    async (mark) => {
      const error = await failure(issue('commvault', { tokenName: mark, tokenType: 'ALL' }, `T-${mark}`));
      expect(['outcome-unknown', 'bad-answer']).toContain(error.code);
      expect(history(`T-${mark}`)).toMatchObject([{ state: 'outcome-unknown', secretStore: 'none' }]);
    },
  );

  it.each(APIS)('%s: a 503 of a gateway leaves a row, a 500 in the vendor’s words none', async (api) => {
    const inputs = (mark: string) =>
      ({
        intershop: { ...GOOD.intershop, customerId: mark },
        commvault: { ...GOOD.commvault, tokenName: mark },
        oracle: { ...GOOD.oracle, channelId: mark },
        crmcom: { ...GOOD.crmcom, authenticationCode: mark },
      })[api];
    const gateway = await failure(issue(api, inputs(PRACTICE_MARKS.gateway), `T-503-${api}`));
    expect(gateway).toMatchObject({ code: 'outcome-unknown', vendor: { status: 503 } });
    expect(gateway.hint).toContain('wait 30 seconds');
    // Advice that can be followed: only one of the vendors has a list.
    expect(gateway.hint).toContain(api === 'commvault' ? 'At the vendor' : 'has no list');
    expect(history(`T-503-${api}`)).toMatchObject([{ state: 'outcome-unknown', secretStore: 'none' }]);
    const failed = await failure(issue(api, inputs(PRACTICE_MARKS.failed), `T-500-${api}`));
    expect(failed).toMatchObject({ code: 'vendor-failed', vendor: { status: 500 } });
    expect(history(`T-500-${api}`)).toEqual([]);
    expect(bench.ctx.audit.newest(1)[0]).toMatchObject({ action: 'token.refused' });
  });

  it('sends nothing when a field is wrong, and says so beside it', async () => {
    const error = await failure(issue('commvault', { tokenName: '', tokenType: 'CUSTOM', apiEndpoints: '' }));
    expect(error).toMatchObject({ code: 'invalid-input' });
    expect(Object.keys(error.fields ?? {}).sort()).toEqual(['apiEndpoints', 'tokenName']);
  });

  it('masks a secret that the vendor echoes', async () => {
    const { log } = bench.ctx;
    const error = await failure(
      issue('oracle', { channelId: PRACTICE_RECORDS.channel, channelSecret: 'wrong-secret-that-is-long' }),
    );
    expect(JSON.stringify(error)).not.toContain('wrong-secret-that-is-long');
    expect(log.tail(50)).not.toContain('wrong-secret-that-is-long');
  });
});

describe('a server whose clock is off', () => {
  it.each([-3_600_000, 3_600_000])(
    'by %i ms: times are the same by this computer’s clock',
    async (offset) => {
      const { ctx } = bench;
      const send: typeof ctx.send = async (...call) => {
        const answer = await ctx.send(...call);
        return { ...answer, clockOffsetMs: offset };
      };
      const token = await issueToken(
        { ...ctx, send },
        {
          connectionId: bench.connections.intershop.id,
          inputs: GOOD.intershop,
          label: '',
          ticket: 'T-CLOCK',
        },
      );
      const { issuedAt, expiresAt } = localTimes(token);
      expect(Math.abs((issuedAt ?? 0) - Date.now())).toBeLessThan(10_000);
      expect((expiresAt ?? 0) - (issuedAt ?? 0)).toBe(60 * 60_000);
      // The newest is the one that was asked for last, whatever its server thinks.
      expect(history()[0]?.id).toBe(token.id);
    },
  );
});

describe('hand over', () => {
  const clipboardText = { text: '' };
  const tools = (path: string | null, admit = (): void => undefined) =>
    handOver(bench.ctx, {
      clipboard: tokenClipboard(
        {
          writeConcealed: async (text) => {
            clipboardText.text = text;
          },
          readText: async () => clipboardText.text,
          isReliable: () => true,
          clear: async () => undefined,
        },
        () => undefined,
      ),
      settings: settingsStore(bench.ctx.db),
      askPath: async () => path,
      admit,
    });

  it('exports a file that fits its schema, readable by its owner only', async () => {
    const schema = JSON.parse(readFileSync('docs/schemas/tokendesk.token-1.schema.json', 'utf8'));
    const ajv = new Ajv2020({ strict: true });
    addFormats.default(ajv);
    const fits = ajv.compile(schema);
    for (const api of APIS) {
      const row = history().find((token) => token.api === api && token.state === 'active');
      const path = join(bench.folder, `${api}.json`);
      expect(await tools(path).export(row?.id ?? '')).toEqual({ path });
      const file = JSON.parse(readFileSync(path, 'utf8'));
      expect(fits(file), JSON.stringify(fits.errors)).toBe(true);
      expect(statSync(path).mode & 0o777).toBe(0o600);
      const { accessToken } = await readTokenSecret(bench.ctx, findToken(bench.ctx, row?.id ?? ''));
      expect(file.accessToken).toBe(accessToken);
    }
    expect(await tools(null).export(active('label crmcom')?.id ?? '')).toBeNull();
  });

  it('hands out nothing when the app locks while the keychain or a dialog is waited for', async () => {
    const id = active('label commvault')?.id ?? '';
    const path = join(bench.folder, 'locked.json');
    clipboardText.text = 'as it was';
    const trail = bench.ctx.audit.ofToken(id).length;
    const hands = tools(path, () => {
      throw appLocked();
    });
    for (const work of [
      () => hands.copy(id, 'access'),
      () => hands.copySnippet(id, 'curl'),
      () => hands.reveal(id, 'access'),
      () => hands.export(id),
    ])
      expect((await failure(work())).code).toBe('app-locked');
    expect(clipboardText.text).toBe('as it was');
    expect(existsSync(path)).toBe(false);
    expect(bench.ctx.audit.ofToken(id)).toHaveLength(trail);
  });

  it('says what is wrong when the folder is not there, and loses nothing', async () => {
    const row = active('label crmcom');
    const error = await failure(tools(join(bench.folder, 'no-such-folder', 'x.json')).export(row?.id ?? ''));
    expect(error).toMatchObject({ code: 'file', retry: true });
  });

  it('copies the access and the refresh token, each with a line in the trail', async () => {
    const row = history().find(({ hasRefreshToken }) => hasRefreshToken);
    const secret = await readTokenSecret(bench.ctx, findToken(bench.ctx, row?.id ?? ''));
    await tools(null).copy(row?.id ?? '', 'refresh');
    expect(clipboardText.text).toBe(secret.refreshToken);
    await tools(null).copy(row?.id ?? '', 'access');
    expect(clipboardText.text).toBe(secret.accessToken);
    const trail = bench.ctx.audit.ofToken(row?.id ?? '').map((line) => `${line.action} ${line.detail}`);
    expect(trail).toEqual(
      expect.arrayContaining(['token.copied refresh token', 'token.copied access token']),
    );
  });
});

describe('delete', () => {
  it('removes the secret with all its parts, and the row; the trail stays', async () => {
    const token = await issue('commvault', { tokenName: `${PRACTICE_MARKS.long}-delete`, tokenType: 'ALL' });
    const parts = findToken(bench.ctx, token.id).secretParts;
    await deleteToken(bench.ctx, token.id);
    for (let part = 0; part < parts; part++) {
      expect(
        await keytar.getPassword('Tokendesk', `token.${token.id}.1${part === 0 ? '' : `.${part}`}`),
      ).toBeNull();
    }
    expect(history().map(({ id }) => id)).not.toContain(token.id);
    expect(bench.ctx.audit.ofToken(token.id).map((line) => line.action)).toEqual([
      'token.issued',
      'token.deleted',
    ]);
  });
});
