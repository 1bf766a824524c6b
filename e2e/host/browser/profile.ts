import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isRunning } from '../app/process-identity.ts';

/** Begins the name of everything temporary; the process id of its owner follows. */
export const TEMPORARY_PREFIX = 'tokendesk-host-';

/** A new folder for Chromium's profile and temporary files; its name says whose it is. */
export function createProfile(): string {
  return mkdtempSync(join(tmpdir(), `${TEMPORARY_PREFIX}${process.pid}-`));
}

/** Removes a profile; Chromium's last writers may still be closing, hence the retries. */
export function removeProfile(folder: string): void {
  try {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 40 });
  } catch {
    // The next start sweeps it.
  }
}

/** Removes what hosts that were killed could not remove themselves. */
export function sweepProfiles(): void {
  for (const name of readdirSync(tmpdir())) {
    if (!name.startsWith(TEMPORARY_PREFIX)) continue;
    const pid = Number.parseInt(name.slice(TEMPORARY_PREFIX.length), 10);
    if (pid > 0 && !isRunning(pid)) removeProfile(join(tmpdir(), name));
  }
}
