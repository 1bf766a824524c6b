import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { settingsStore } from '../../electron/store/settings-table.ts';
import { handOver } from '../../electron/usecases/disclosure/disclose-token.ts';
import { type ContextFixture, openContextFixture } from '../support/context-fixture.ts';
import { failure, tokensAtWork } from './tokens-at-work.ts';

let fixture: ContextFixture;
/** The agent's own folder. */
let folder: string;
beforeEach(async () => {
  fixture = await openContextFixture();
  folder = join(fixture.folder, 'of the agent');
  mkdirSync(folder);
  writeFileSync(join(folder, '.tokendesk-notes.part'), 'not ours');
});
afterEach(() => fixture.close());

const at = tokensAtWork(() => fixture);
const exporting = (id: string, path = join(folder, 'token.json'), ctx = fixture.ctx) =>
  handOver(ctx, {
    clipboard: {
      copy: async () => 0,
      clear: async () => undefined,
      retry: async () => undefined,
      state: () => null,
    },
    settings: settingsStore(fixture.ctx.db),
    askPath: async () => path,
    admit: () => undefined,
  }).export(id);
const names = (): string[] => readdirSync(folder).filter((name) => name !== '.tokendesk-notes.part');

/** Begins an export that never gets past a step, as when the process is killed there. */
async function cutOffAt(step: 'announce' | 'write' | 'publish' | 'forget', when: 'before' | 'after') {
  const { id } = await at.issue();
  const { partFiles } = fixture.ctx;
  let reached = (): void => undefined;
  const there = new Promise<void>((resolve) => {
    reached = resolve;
  });
  const stopped = async (...args: [string, string]): Promise<never> => {
    if (when === 'after') await partFiles[step](...args);
    reached();
    return new Promise<never>(() => undefined);
  };
  const stoppedNow = (...args: [string, string]): never => {
    if (when === 'after') void partFiles[step](...args);
    reached();
    throw new Error('killed');
  };
  const isAsync = step === 'write' || step === 'publish';
  const ctx = {
    ...fixture.ctx,
    // A killed process tidies nothing up.
    partFiles: {
      ...partFiles,
      remove: async () => Promise.reject(new Error('killed')),
      [step]: isAsync ? stopped : stoppedNow,
    },
  };
  void exporting(id, undefined, ctx).catch(() => undefined);
  await there;
}

it.each([
  ['announce', 'after', 0],
  ['write', 'after', 1],
  ['publish', 'before', 1],
  ['publish', 'after', 0],
  ['forget', 'before', 0],
] as const)(
  'an export that is cut off %s, %s: nothing of it is left at the next start',
  async (step, when, left) => {
    await cutOffAt(step, when);
    const parts = names().filter((name) => name !== 'token.json');
    expect(parts).toHaveLength(left);
    for (const part of parts) expect(statSync(join(folder, part)).mode & 0o777).toBe(0o600);
    await fixture.restart();
    expect(names().filter((name) => name !== 'token.json')).toEqual([]);
    expect(fixture.ctx.partFiles.all()).toEqual([]);
    expect(readFileSync(join(folder, '.tokendesk-notes.part'), 'utf8')).toBe('not ours');
  },
);

it('waits for a folder that is not there now', async () => {
  await cutOffAt('publish', 'before');
  const away = join(fixture.folder, 'away');
  renameSync(folder, away);
  await fixture.restart();
  expect(fixture.ctx.partFiles.all()).toHaveLength(1);
  renameSync(away, folder);
  await fixture.restart();
  expect(names()).toEqual([]);
  expect(fixture.ctx.partFiles.all()).toEqual([]);
});

it('keeps a link, replaces what it leads to, and leaves no note of a finished or refused export', async () => {
  const { id } = await at.issue();
  const real = join(folder, 'real.json');
  const link = join(folder, 'link.json');
  writeFileSync(real, 'old');
  symlinkSync(real, link);
  await exporting(id, link);
  expect(JSON.parse(readFileSync(real, 'utf8')).accessToken).toBe((await at.pairOf(id))[0]);
  expect(statSync(real).mode & 0o777).toBe(0o600);
  expect(names().sort()).toEqual(['link.json', 'real.json']);
  mkdirSync(join(folder, 'a folder'));
  expect((await failure(exporting(id, join(folder, 'a folder')))).code).toBe('file');
  expect((await failure(exporting(id, join(folder, 'nowhere', 'x.json')))).code).toBe('file');
  rmSync(join(folder, 'a folder'), { recursive: true });
  expect(names().sort()).toEqual(['link.json', 'real.json']);
  expect(existsSync(join(folder, 'nowhere'))).toBe(false);
  expect(fixture.ctx.partFiles.all()).toEqual([]);
});
