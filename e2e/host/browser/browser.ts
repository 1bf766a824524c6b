import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import type { Readable, Writable } from 'node:stream';
import { environment } from '../environment.ts';
import { Connection } from './connection.ts';
import { findChromium } from './find-chromium.ts';
import { chromiumFlags } from './flags.ts';
import { createProfile, removeProfile, sweepProfiles } from './profile.ts';

const CLOSE_LIMIT_MS = 2000;

function killTree(child: ChildProcess): void {
  if (child.pid === undefined) return;
  if (process.platform === 'win32') {
    spawnSync('taskkill', ['/pid', String(child.pid), '/T', '/F'], { stdio: 'ignore' });
    return;
  }
  try {
    process.kill(-child.pid, 'SIGKILL');
  } catch {
    // The group is already gone.
  }
}

/** The running Chromium. */
export interface Browser {
  readonly connection: Connection;
  readonly version: string;
  /** Resolves when Chromium is gone, for whatever reason. */
  readonly gone: Promise<void>;
  /** Ends Chromium and removes its profile. */
  close(): Promise<void>;
  /** The same, at once, for use while our own process exits. */
  killNow(): void;
}

function start(program: string, profile: string): ChildProcess {
  const args = chromiumFlags({
    profile,
    headless: environment.headless,
    debugPort: environment.debugPort,
    root: process.getuid?.() === 0,
  });
  return spawn(program, args, {
    // A group of its own: Ctrl+C in the terminal reaches us first, and we close the window in order.
    detached: process.platform !== 'win32',
    stdio: ['ignore', 'ignore', environment.verbose ? 'inherit' : 'ignore', 'pipe', 'pipe'],
    // Chromium's temporary files and crash reports go into the profile too: one folder to remove, and no
    // memory of the page stays on the disk.
    env: {
      ...process.env,
      TMPDIR: profile,
      CHROME_CONFIG_HOME: profile,
      BREAKPAD_DUMP_LOCATION: profile,
      LANGUAGE: 'en',
    },
  });
}

/** Starts Chromium with one empty app window. */
export async function launchBrowser(): Promise<Browser> {
  const program = findChromium();
  sweepProfiles();
  const profile = createProfile();
  const child = start(program, profile);
  const gone = new Promise<void>((resolve) => {
    child.once('exit', () => resolve());
    child.once('error', () => resolve());
  });
  const killNow = (): void => {
    killTree(child);
    removeProfile(profile);
  };
  process.once('exit', killNow);

  const [, , , output, input] = child.stdio;
  const connection = new Connection(output as Writable, input as Readable);
  const close = async (): Promise<void> => {
    const limit = new Promise((resolve) => setTimeout(resolve, CLOSE_LIMIT_MS).unref());
    connection.root.send('Browser.close').catch(() => undefined);
    await Promise.race([gone, limit]);
    connection.close();
    killNow();
    process.off('exit', killNow);
  };
  try {
    const { product } = await connection.root.send('Browser.getVersion');
    await connection.root.send('Target.setDiscoverTargets', { discover: true });
    return { connection, version: product.replace(/^[^/]*\//, ''), gone, close, killNow };
  } catch (error) {
    killNow();
    const why = environment.verbose ? '' : ' (TOKENDESK_HOST_VERBOSE=1 shows what it says)';
    throw new Error(`Chromium did not start${why}`, { cause: error });
  }
}
