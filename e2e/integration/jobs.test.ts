import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, expect, it } from 'vitest';
import { history, issue } from '../support/agent.ts';
import { type OpenedApp, openApp, temporaryFolder } from '../support/open-app.ts';

const NOW = Date.UTC(2026, 0, 31, 12);

let app: OpenedApp | undefined;
afterEach(() => app?.kill());

it('a history that cannot be written behind the window ends nothing: it is told, and made good later', async () => {
  // The practice servers do not listen yet, so their connections are still to be written.
  app = await openApp({ nowMs: NOW, practice: true, untilBegun: false });
  const other = new DatabaseSync(join(app.dataDir, 'tokendesk.db'));
  other.exec('BEGIN IMMEDIATE');
  await app.begun;
  const [problem] = await app.ask('jobs.problems');
  expect(problem).toMatchObject({ job: 'practice-servers', nextAt: NOW + 10_000 });
  expect(app.pushes.some(({ name }) => name === 'jobs.changed')).toBe(true);
  expect(app.logText()).toContain('job.failed');
  other.exec('ROLLBACK');
  other.close();
  await app.advance(10_000);
  expect(await app.ask('jobs.problems')).toEqual([]);
  const token = await issue(app, 'crmcom');
  expect((await history(app)).map(({ id }) => id)).toEqual([token.id]);
});

it('a row that cannot be read stops neither the start nor what happens behind the window', async () => {
  const dataDir = temporaryFolder();
  const before = await openApp({ dataDir, practice: true });
  const [spoilt, good] = [await issue(before, 'crmcom'), await issue(before, 'oracle')];
  await before.quit();
  const other = new DatabaseSync(join(dataDir, 'tokendesk.db'));
  other.exec(`UPDATE tokens SET expiry_source = 'of a later version' WHERE id = '${spoilt.id}'`);
  other.close();
  app = await openApp({ dataDir });
  const page = await app.ask('tokens.list', { search: '', api: null, state: null, after: null, limit: 50 });
  expect(page.tokens.map(({ id }) => id)).toEqual([good.id]);
  expect(page.unreadable.map(({ id }) => id)).toEqual([spoilt.id]);
  expect(await app.ask('jobs.problems')).toEqual([]);
  expect(await app.ask('cleanUp.run')).toEqual({ secrets: 0, rows: 0 });
});
