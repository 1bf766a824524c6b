import { execFile } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { actionsOf, failureOf, issue, pairOf, trailOf } from '../../../e2e/support/agent.ts';
import { openPracticeApp, type PracticeApp } from '../../../e2e/support/practice-app.ts';
import { APIS } from '../../../shared/forms/values.ts';
import { PRACTICE_RECORDS } from '../../../shared/practice/marks.ts';
import { SNIPPET_LANGUAGES } from '../../../shared/snippets/snippets.ts';

const PASSPHRASE = 'practice passphrase';

let practice: PracticeApp;
beforeAll(async () => {
  practice = await openPracticeApp();
});
afterAll(() => practice.close());

const clipboard = () => practice.app.platform.clipboardText;

describe('copying', () => {
  it('takes the access and the refresh token, each with a line in the trail', async () => {
    const { id } = await issue(practice.app, 'commvault');
    const [access, refresh] = await pairOf(practice.app, id);
    await practice.app.ask('tokens.copy', { id, part: 'refresh' });
    expect(clipboard()).toBe(refresh);
    await practice.app.ask('tokens.copy', { id, part: 'access' });
    expect(clipboard()).toBe(access);
    const lines = (await trailOf(practice.app, id)).map(({ action, detail }) => `${action} ${detail}`);
    expect(lines.slice(-2)).toEqual(['token.copied refresh token', 'token.copied access token']);
  });
});

describe('a snippet', () => {
  it('has the token in it only on its way to the clipboard, in every language, with a line in the trail', async () => {
    const { id } = await issue(practice.app, 'commvault');
    const [secret] = await pairOf(practice.app, id);
    for (const language of SNIPPET_LANGUAGES) {
      await practice.app.ask('tokens.copySnippet', { id, language, withToken: false });
      expect(practice.app.platform.plainCopies.at(-1)).not.toContain(secret);
      const { clearsAt } = await practice.app.ask('tokens.copySnippet', { id, language, withToken: true });
      expect(clearsAt).toBeGreaterThan(Date.now());
      expect(clipboard()).toContain(secret);
      expect(clipboard()).not.toContain('$TOKEN');
    }
    const copied = (await actionsOf(practice.app, id)).filter((action) => action === 'token.copied');
    expect(copied).toHaveLength(SNIPPET_LANGUAGES.length);
    expect((await trailOf(practice.app, id)).at(-1)?.detail).toBe('access token, in a snippet for Postman');
    expect(practice.everythingWritten()).not.toContain(secret);
    await practice.app.ask('tokens.revoke', { id });
    const order = { id, language: 'curl', withToken: true } as const;
    expect(await failureOf(practice.app, 'tokens.copySnippet', order)).toMatchObject({
      code: 'secret-missing',
    });
  });

  it('runs as it stands against the server that issued the token', async () => {
    const { identifier, passCode } = PRACTICE_RECORDS;
    const { id } = await issue(practice.app, 'crmcom', { identifyBy: 'identifier', identifier, passCode });
    await practice.app.ask('tokens.copySnippet', { id, language: 'curl', withToken: true });
    const [, post = ''] = /# POST[^\n]*\n([\s\S]*?)\n\n/.exec(clipboard()) ?? [];
    const { stdout } = await promisify(execFile)('sh', ['-c', post.replace('<identifier>', identifier)]);
    expect(JSON.parse(stdout)).toMatchObject({
      status: { code: 'OK' },
      data: { life_cycle_state: 'EFFECTIVE' },
    });
  });
});

describe('an export', () => {
  it.each(APIS)('%s: fits its schema, and is readable by its owner only', async (api) => {
    const schema = JSON.parse(readFileSync('docs/schemas/tokendesk.token-1.schema.json', 'utf8'));
    const ajv = new Ajv2020({ strict: true });
    addFormats.default(ajv);
    const fits = ajv.compile(schema);
    const { id } = await issue(practice.app, api);
    const path = join(practice.dataDir, `${api}.json`);
    practice.app.platform.savePath = () => path;
    expect(await practice.app.ask('tokens.export', { id })).toEqual({ path });
    const file = JSON.parse(readFileSync(path, 'utf8'));
    expect(fits(file), JSON.stringify(fits.errors)).toBe(true);
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(file.accessToken).toBe((await pairOf(practice.app, id))[0]);
  });

  it('is nothing when the dialog is cancelled, and says what is wrong when the folder is not there', async () => {
    const { id } = await issue(practice.app, 'crmcom');
    practice.app.platform.savePath = () => null;
    expect(await practice.app.ask('tokens.export', { id })).toBeNull();
    practice.app.platform.savePath = () => join(practice.dataDir, 'no-such-folder', 'x.json');
    expect(await failureOf(practice.app, 'tokens.export', { id })).toMatchObject({
      code: 'file',
      retry: true,
    });
  });
});

describe('when the app locks meanwhile', () => {
  it('nothing is handed out while the keychain or a dialog is waited for', async () => {
    const { id } = await issue(practice.app, 'commvault');
    practice.app.platform.clipboardText = 'as it was';
    await practice.app.ask('lock.configure', { current: '', next: PASSPHRASE });
    const path = join(practice.dataDir, 'locked.json');
    practice.app.platform.savePath = () => {
      practice.app.platform.power('suspend');
      return path;
    };
    const lockAtRead = (): void => {
      practice.keychainFate = ({ op, account }) => {
        if (op === 'get' && account.includes(id)) practice.app.platform.power('suspend');
        return 'works';
      };
    };
    for (const work of [
      () => practice.app.call('tokens.copy', { id, part: 'access' }),
      () => practice.app.call('tokens.copySnippet', { id, language: 'curl', withToken: true }),
      () => practice.app.call('tokens.reveal', { id, part: 'access' }),
      () => practice.app.call('tokens.export', { id }),
    ]) {
      lockAtRead();
      expect(await work()).toMatchObject({ ok: false, error: { code: 'app-locked' } });
      practice.keychainFate = null;
      await practice.app.ask('lock.unlock', { passphrase: PASSPHRASE });
    }
    expect(clipboard()).toBe('as it was');
    expect(existsSync(path)).toBe(false);
    expect(await actionsOf(practice.app, id)).toEqual(['token.issued']);
  });
});
