import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { breakLock, lockProblem } from './instance-lock.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'instance-lock-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const lockedBy = (text: string): void => symlinkSync(text, join(folder, 'SingletonLock'));

describe.skipIf(process.platform === 'win32')('the lock of a user-data folder', () => {
  it('of a running copy on this computer is no problem', () => {
    lockedBy(`${hostname()}-${process.pid}`);
    expect(lockProblem(folder)).toBeNull();
  });

  it('of another computer names it, dashes and all', () => {
    lockedBy('support-laptop-7-4711');
    expect(lockProblem(folder)).toEqual({ kind: 'another-computer', host: 'support-laptop-7' });
  });

  it('of a process that is gone is left behind', () => {
    lockedBy(`${hostname()}-${spawnSync(process.execPath, ['--version']).pid}`);
    expect(lockProblem(folder)).toEqual({ kind: 'left-behind' });
  });

  it('that is not there or says nothing tells nothing', () => {
    expect(lockProblem(folder)).toBeNull();
    lockedBy('nonsense');
    expect(lockProblem(folder)).toBeNull();
  });

  it('goes with all that belongs to it, and nothing else', () => {
    lockedBy('another-1');
    symlinkSync('1234', join(folder, 'SingletonCookie'));
    symlinkSync('/tmp/none', join(folder, 'SingletonSocket'));
    writeFileSync(join(folder, 'tokendesk.db'), '');
    breakLock(folder);
    expect(readdirSync(folder)).toEqual(['tokendesk.db']);
  });
});
