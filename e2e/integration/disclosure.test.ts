import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { actionsOf, issue, pairOf } from '../support/agent.ts';
import { type OpenedApp, openApp } from '../support/open-app.ts';

let app: OpenedApp;
beforeEach(async () => {
  app = await openApp({ practice: true });
});
afterEach(() => app.kill());

/** Exports with the save dialog left open until `choose` is called. */
function exporting(id: string) {
  const path = join(app.dataDir, 'exported.json');
  const asked = Promise.withResolvers<void>();
  const answer = Promise.withResolvers<string>();
  app.platform.savePath = () => {
    asked.resolve();
    return answer.promise;
  };
  const result = app.call('tokens.export', { id });
  return { path, asked: asked.promise, choose: () => answer.resolve(path), result };
}

describe('a save dialog that stays open', () => {
  it('a pair that was renewed meanwhile is written as it is then, never the old one', async () => {
    const { id } = await issue(app, 'commvault');
    const [old] = await pairOf(app, id);
    const { path, asked, choose, result } = exporting(id);
    await asked;
    await app.ask('tokens.renew', { id });
    choose();
    expect(await result).toMatchObject({ ok: true });
    const [access, refresh] = await pairOf(app, id);
    const text = readFileSync(path, 'utf8');
    expect(JSON.parse(text)).toMatchObject({ accessToken: access, refreshToken: refresh });
    expect(access).not.toBe(old);
    expect(text).not.toContain(old);
  });

  it('a token that was revoked or deleted meanwhile is not written', async () => {
    for (const end of ['tokens.revoke', 'tokens.delete'] as const) {
      const { id } = await issue(app, 'commvault');
      const { path, asked, choose, result } = exporting(id);
      await asked;
      await app.ask(end, { id });
      choose();
      expect(await result, end).toMatchObject({ ok: false });
      expect(existsSync(path), end).toBe(false);
    }
  });
});

describe('the audit line', () => {
  it('stands there before the secret leaves, and is put right when it does not', async () => {
    const { id } = await issue(app, 'crmcom');
    app.platform.savePath = () => join(app.dataDir, 'no such folder', 'token.json');
    expect(await app.call('tokens.export', { id })).toMatchObject({ ok: false, error: { code: 'file' } });
    expect(await actionsOf(app, id)).toEqual(['token.issued', 'token.exported', 'token.disclosure-failed']);
  });

  it('where it cannot be written, nothing leaves', async () => {
    const { id } = await issue(app, 'crmcom');
    const other = new DatabaseSync(join(app.dataDir, 'tokendesk.db'));
    other.exec('BEGIN EXCLUSIVE');
    const path = join(app.dataDir, 'token.json');
    app.platform.savePath = () => path;
    const copied = await app.call('tokens.copy', { id, part: 'access' });
    const exported = await app.call('tokens.export', { id });
    other.close();
    expect(copied).toMatchObject({ ok: false });
    expect(exported).toMatchObject({ ok: false });
    expect(app.platform.clipboardText).toBe('');
    expect(existsSync(path)).toBe(false);
    expect(await actionsOf(app, id)).toEqual(['token.issued']);
  });

  it('stands before a remembered secret leaves, too', async () => {
    const { connectionId, subject } = await issue(app, 'oracle', { rememberSecret: true });
    const remembered = { connectionId: connectionId ?? '', name: `channelSecret:${subject}` };
    const other = new DatabaseSync(join(app.dataDir, 'tokendesk.db'));
    other.exec('BEGIN EXCLUSIVE');
    const refused = await app.call('connections.copySecret', remembered);
    other.close();
    expect(refused).toMatchObject({ ok: false });
    expect(app.platform.clipboardText).toBe('');
    await app.ask('connections.copySecret', remembered);
    expect(app.platform.clipboardText).not.toBe('');
    const [newest] = await app.ask('audit.list', { limit: 1 });
    expect(newest).toMatchObject({ action: 'secret.copied', subject });
  });
});
