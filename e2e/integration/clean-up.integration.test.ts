import keytar from 'keytar';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cleanUp, previewCleanUp } from '../../electron/usecases/tokens/clean-up.ts';
import { readTokenSecret } from '../../electron/usecases/tokens/find-token.ts';
import { issueToken } from '../../electron/usecases/tokens/issue.ts';
import { openWorkbench, type Workbench } from './workbench.ts';

const DAY_MS = 86_400_000;
const WEEK = { secretRetentionDays: 7, historyRetentionDays: 0 };

let bench: Workbench;
beforeAll(async () => {
  bench = await openWorkbench();
});
afterAll(() => bench.close());

/** A token that expired so many days ago, and whose refresh token, if any, did or will. */
async function expired(tokenName: string, days: number, refreshDays: number | null): Promise<string> {
  const { id } = await issueToken(bench.ctx, {
    connectionId: bench.connections.commvault.id,
    inputs: { tokenName, tokenType: 'ALL' },
    label: '',
    ticket: '',
  });
  const now = Date.now();
  bench.ctx.db
    .prepare('UPDATE tokens SET requested_at = ?, expires_at = ?, refresh_expires_at = ? WHERE id = ?')
    .run(
      now - (days + 1) * DAY_MS,
      now - days * DAY_MS,
      refreshDays === null ? null : now - refreshDays * DAY_MS,
      id,
    );
  return id;
}

describe('clean-up by policy', () => {
  it('removes secrets of tokens that are expired for longer than the policy says, and shows the number first', async () => {
    const old = await expired('old', 8, null);
    const young = await expired('young', 6, null);
    const renewable = await expired('renewable', 30, -3);
    expect(previewCleanUp(bench.ctx, WEEK)).toEqual({ secrets: 1, rows: 0 });
    expect(await cleanUp(bench.ctx, WEEK)).toEqual({ secrets: 1, rows: 0 });
    expect(await keytar.getPassword('Tokendesk', `token.${old}.1`)).toBeNull();
    for (const id of [young, renewable])
      expect(await keytar.getPassword('Tokendesk', `token.${id}.1`)).not.toBeNull();
    const row = bench.ctx.tokens.find(old);
    expect(row).toMatchObject({ state: 'active', secretStore: 'none' });
    if (row !== null) await expect(readTokenSecret(bench.ctx, row)).rejects.toThrow('clean-up');
    expect(bench.ctx.audit.ofToken(old).map((line) => line.action)).toContain('token.secret-removed');
    expect(previewCleanUp(bench.ctx, WEEK)).toEqual({ secrets: 0, rows: 0 });
  });

  it('removes old rows by age, but never a token that may still be used', async () => {
    const old = await expired('ancient', 40, null);
    const valid = await expired('still-valid', -1, null);
    bench.ctx.db.prepare('UPDATE tokens SET requested_at = 0 WHERE id = ?').run(valid);
    const policy = { secretRetentionDays: 0, historyRetentionDays: 30 };
    expect(previewCleanUp(bench.ctx, policy).rows).toBe(1);
    await cleanUp(bench.ctx, policy);
    expect(bench.ctx.tokens.find(old)).toBeNull();
    expect(await keytar.getPassword('Tokendesk', `token.${old}.1`)).toBeNull();
    expect(bench.ctx.tokens.find(valid)).not.toBeNull();
  });

  it('removes nothing when it is switched off', () => {
    expect(previewCleanUp(bench.ctx, { secretRetentionDays: 0, historyRetentionDays: 0 })).toEqual({
      secrets: 0,
      rows: 0,
    });
  });
});

describe('a clean-up that is killed', () => {
  it.each(['before', 'after'])('%s the entry goes is finished by the next start', async (when) => {
    const id = await expired(`killed-${when}`, 9, null);
    const { ctx } = bench;
    let reached = (): void => undefined;
    const there = new Promise<void>((resolve) => {
      reached = resolve;
    });
    const remove: typeof ctx.vault.remove = async (...entry) => {
      if (when === 'after') await ctx.vault.remove(...entry);
      reached();
      return new Promise(() => undefined);
    };
    void cleanUp({ ...ctx, vault: { ...ctx.vault, remove } }, WEEK);
    await there;
    // Never a row that promises a secret which is gone.
    expect(ctx.tokens.find(id)?.secretStore).toBe('none');
    await bench.restart();
    expect(bench.ctx.tokens.find(id)).toMatchObject({
      state: 'active',
      secretStore: 'none',
      secretParts: 0,
      secretSha256: '',
    });
    expect(await keytar.getPassword('Tokendesk', `token.${id}.1`)).toBeNull();
    const trail = bench.ctx.audit.ofToken(id).map(({ action }) => action);
    expect(trail.filter((action) => action === 'token.secret-removed')).toHaveLength(1);
  });

  it('leaves all as it was when the keychain refuses', async () => {
    const id = await expired('refused', 9, null);
    const { ctx } = bench;
    const refusing = { ...ctx.vault, remove: async () => Promise.reject(new Error('refused')) };
    expect(await cleanUp({ ...ctx, vault: refusing }, WEEK)).toEqual({ secrets: 0, rows: 0 });
    const row = ctx.tokens.find(id);
    expect(row).toMatchObject({ state: 'active', secretStore: 'keychain' });
    if (row !== null) expect((await readTokenSecret(ctx, row)).accessToken).not.toBe('');
  });
});
