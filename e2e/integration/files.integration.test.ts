import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import keytar from 'keytar';
import { afterEach, describe, expect, it } from 'vitest';
import { makeDailyBackup } from '../../electron/store/backups.ts';
import { settingsStore } from '../../electron/store/settings-table.ts';
import { storageError } from '../../electron/store/storage-errors.ts';
import { readHistory } from '../../electron/store/token-history.ts';
import type { AppContext } from '../../electron/usecases/context/app-context.ts';
import { writePrivateFile } from '../../electron/usecases/disclosure/write-private-file.ts';
import { findToken, readTokenSecret } from '../../electron/usecases/tokens/find-token.ts';
import { issueToken } from '../../electron/usecases/tokens/issue.ts';
import { type ErrorData, toErrorData } from '../../shared/errors.ts';
import { PRACTICE_MARKS } from '../../shared/practice/marks.ts';
import { mountSmallDisk, type SmallDisk, smallDiskProblem } from '../faults/small-disk.ts';
import { type ContextFixture, openContextFixture } from '../support/context-fixture.ts';

// The main job on a disk that is really full, with a real keychain, database and servers.

const noDisk = smallDiskProblem();
let disk: SmallDisk;
let fixture: ContextFixture;

async function open(env: NodeJS.ProcessEnv = process.env): Promise<void> {
  disk = mountSmallDisk(4);
  fixture = await openContextFixture(env, disk.folder);
}

const order = (tokenName: string) => ({
  connectionId: fixture.connections.commvault.id,
  inputs: { tokenName, tokenType: 'ALL' },
  label: '',
  ticket: 'T-1',
});

const failure = (work: Promise<unknown>): Promise<ErrorData | null> => work.then(() => null, toErrorData);

const history = () =>
  readHistory(fixture.ctx.db, { search: '', api: null, state: null, after: null, limit: 100 }, Date.now())
    .tokens;

/** The app, in which the disk fills up while the vendor answers. @param sent gets the URL of what really leaves */
function fillingUp(sent: string[] = []): AppContext {
  return {
    ...fixture.ctx,
    async send(request, options) {
      const onLeave = (): void => {
        options.onLeave?.();
        sent.push(request.url);
      };
      const answer = await fixture.ctx.send(request, { ...options, onLeave });
      disk.fill();
      return answer;
    },
  };
}

describe.skipIf(noDisk !== null)(`when the disk is full${noDisk === null ? '' : ` (${noDisk})`}`, () => {
  afterEach(async () => {
    disk.free();
    await fixture.close();
    disk.remove();
  });

  it('before an issue: nothing is sent, nothing is stored, and what is there can still be read', async () => {
    await open();
    const before = await issueToken(fixture.ctx, order('before'));
    const sent: string[] = [];
    disk.fill();
    const error = await failure(issueToken(fillingUp(sent), order('full')));
    expect(error).toMatchObject({ code: 'storage-full' });
    expect(error?.message).toContain('disk is full');
    expect(error?.hint).toContain('Free some disk space');
    expect(sent).toEqual([]);
    expect(history().map(({ id }) => id)).toEqual([before.id]);
    expect((await readTokenSecret(fixture.ctx, findToken(fixture.ctx, before.id))).accessToken).not.toBe('');
    disk.free();
    expect((await issueToken(fixture.ctx, order('after'))).state).toBe('active');
  });

  it('after the vendor answered: the secret is safe, and the record is finished once there is room', async () => {
    await open();
    const error = await failure(issueToken(fillingUp(), order('answered')));
    expect(error).toMatchObject({ code: 'storage-full' });
    expect(error?.message).toContain('its secret is safe');
    const [planned] = fixture.ctx.tokens.unfinished();
    expect(await keytar.getPassword('Tokendesk', `token.${planned?.id}.1`)).not.toBeNull();
    disk.free();
    await expect.poll(() => history()[0]?.state, { timeout: 10_000 }).toBe('active');
    expect(fixture.ctx.audit.newest(1)[0]).toMatchObject({ action: 'token.issued', tokenId: planned?.id });
  });

  it('after the vendor answered: the record is finished at the next start', async () => {
    await open();
    await failure(issueToken(fillingUp(), order('restarted')));
    disk.free();
    await fixture.restart();
    const [token] = history();
    expect(token).toMatchObject({ state: 'active', secretStore: 'keychain', subject: 'restarted' });
    expect(
      (await readTokenSecret(fixture.ctx, findToken(fixture.ctx, token?.id ?? ''))).accessToken,
    ).not.toBe('');
  });

  it('and without a keychain: says that the token is lost when the app quits', async () => {
    await open({ ...process.env, DBUS_SESSION_BUS_ADDRESS: 'unix:path=/nonexistent', DISPLAY: '' });
    const error = await failure(issueToken(fillingUp(), order('in-memory')));
    expect(error?.message).toContain('in memory only');
    expect(error?.hint).toContain('leave Tokendesk open');
    expect(fixture.ctx.vault.status().sessionSecrets).toBeGreaterThan(0);
    disk.free();
    await expect.poll(() => history()[0]?.secretStore, { timeout: 10_000 }).toBe('session');
  });

  it('still says what the vendor said when that cannot be written down', async () => {
    await open();
    const error = await failure(issueToken(fillingUp(), order(PRACTICE_MARKS.errorIn200)));
    expect(error?.code).toBe('vendor-refused');
    expect(error?.vendor?.message).toBeTruthy();
  });

  it('leaves settings as they were, no half-written export, and no backup that counts', async () => {
    await open();
    const settings = settingsStore(fixture.ctx.db);
    const before = settings.get();
    disk.fill();
    expect(toErrorDataOf(() => settings.set({ clipboardClearSeconds: 60 }))).toBe('storage-full');
    expect(settings.get()).toEqual(before);
    const exported = join(disk.folder, 'token.json');
    // The history is on the same disk: what cannot be announced is not begun.
    const text = 'x'.repeat(5_000);
    expect((await failure(writePrivateFile(fixture.ctx, exported, text)))?.code).toBe('storage-full');
    const announced = { ...fixture.ctx.partFiles, announce: () => undefined, forget: () => undefined };
    expect((await failure(writePrivateFile({ partFiles: announced }, exported, text)))?.code).toBe('file');
    const backups = join(fixture.folder, 'backups');
    const full = await makeDailyBackup(fixture.ctx.db.file, backups, Date.now()).catch(
      (error: unknown) => error,
    );
    expect(toErrorData(storageError(full, backups)).code).toBe('storage-full');
    expect(readdirSync(disk.folder).filter((name) => /token\.json|\.part$/.test(name))).toEqual([]);
    expect(readdirSync(fixture.folder).includes('backups') ? readdirSync(backups) : []).toEqual([]);
  });
});

function toErrorDataOf(work: () => unknown): string {
  try {
    work();
    return 'none';
  } catch (error) {
    return toErrorData(error).code;
  }
}
