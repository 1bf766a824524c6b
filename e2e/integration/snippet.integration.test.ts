import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { settingsStore } from '../../electron/store/settings-table.ts';
import { type HandOver, handOver } from '../../electron/usecases/disclosure/disclose-token.ts';
import { tokenSnippet } from '../../electron/usecases/disclosure/snippets.ts';
import { tokenClipboard } from '../../electron/usecases/disclosure/token-clipboard.ts';
import { findToken, readTokenSecret } from '../../electron/usecases/tokens/find-token.ts';
import { issueToken } from '../../electron/usecases/tokens/issue.ts';
import { revokeToken } from '../../electron/usecases/tokens/revoke.ts';
import { PRACTICE_RECORDS } from '../../shared/practice/marks.ts';
import { SNIPPET_LANGUAGES } from '../../shared/snippets/snippets.ts';
import { failure, tokensAtWork } from './tokens-at-work.ts';
import { openWorkbench, type Workbench } from './workbench.ts';

let bench: Workbench;
let hands: HandOver;
const clipboard = { text: '' };
beforeAll(async () => {
  bench = await openWorkbench();
  const system = {
    writeConcealed: async (text: string) => {
      clipboard.text = text;
    },
    readText: async () => clipboard.text,
    isReliable: () => true,
    clear: async () => {
      clipboard.text = '';
    },
  };
  hands = handOver(bench.ctx, {
    clipboard: tokenClipboard(system, () => undefined),
    settings: settingsStore(bench.ctx.db),
    askPath: async () => null,
    admit: () => undefined,
  });
});
afterAll(() => bench.close());

const { issue, row, trail } = tokensAtWork(() => bench);
const secretOf = async (id: string): Promise<string> =>
  (await readTokenSecret(bench.ctx, findToken(bench.ctx, id))).accessToken;

it('has the token in it only on its way to the clipboard, in every language, with a line in the trail', async () => {
  const { id } = await issue();
  const secret = await secretOf(id);
  for (const language of SNIPPET_LANGUAGES) {
    expect(tokenSnippet(bench.ctx, row(id), language, null)).not.toContain(secret);
    const { clearsAt } = await hands.copySnippet(id, language);
    expect(clearsAt).toBeGreaterThan(Date.now());
    expect(clipboard.text).toContain(secret);
    expect(clipboard.text).not.toContain('$TOKEN');
  }
  expect(trail(id).filter((action) => action === 'token.copied')).toHaveLength(SNIPPET_LANGUAGES.length);
  expect(bench.ctx.audit.ofToken(id).at(-1)?.detail).toBe('access token, in a snippet for Postman');
  expect(bench.everythingWritten()).not.toContain(secret);
  await revokeToken(bench.ctx, id);
  expect(await failure(hands.copySnippet(id, 'curl'))).toMatchObject({ code: 'secret-missing' });
});

it('runs as it stands against the server that issued the token', async () => {
  const { id } = await issueToken(bench.ctx, {
    connectionId: bench.connections.crmcom.id,
    inputs: {
      identifyBy: 'identifier',
      identifier: PRACTICE_RECORDS.identifier,
      passCode: PRACTICE_RECORDS.passCode,
    },
    label: '',
    ticket: '',
  });
  await hands.copySnippet(id, 'curl');
  const [, post = ''] = /# POST[^\n]*\n([\s\S]*?)\n\n/.exec(clipboard.text) ?? [];
  const command = post.replace('<identifier>', PRACTICE_RECORDS.identifier);
  const { stdout } = await promisify(execFile)('sh', ['-c', command]);
  expect(JSON.parse(stdout)).toMatchObject({
    status: { code: 'OK' },
    data: { life_cycle_state: 'EFFECTIVE' },
  });
});
