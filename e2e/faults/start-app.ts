import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { Profile } from '../fixtures/profile.ts';

const ROOT = resolve(import.meta.dirname, '../..');

/** How a start ended that was not expected to open a window. */
export interface Ended {
  readonly status: number | null;
  /** Everything that it printed; the host prints each question and its answer. */
  readonly output: string;
}

export interface StartOptions {
  readonly userData?: string;
  /** Answer to every question: the proposal, or the last choice. */
  readonly answer?: 'accept' | 'cancel';
  /** Longest wait for the end, in ms. */
  readonly limitMs?: number;
  /** Called with everything printed so far, each time there is more. */
  readonly onOutput?: (output: string) => void;
}

/** Starts the built app in the Chromium host and waits until it has ended by itself. */
export async function startToEnd(
  profile: Profile,
  {
    userData = profile.userData,
    answer = 'cancel',
    limitMs = 20_000,
    onOutput = () => undefined,
  }: StartOptions = {},
): Promise<Ended> {
  const args = [resolve(ROOT, 'e2e/host/main.ts'), ROOT, `--user-data-dir=${userData}`];
  const env = { ...process.env, ...profile.env, TOKENDESK_HEADLESS: '1', TOKENDESK_HOST_DIALOG: answer };
  const child = spawn(process.execPath, args, { env, stdio: ['ignore', 'pipe', 'pipe'], detached: true });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text;
      onOutput(output);
    });
  }
  const ended = once(child, 'exit');
  const inTime = await Promise.race([ended, delay(limitMs, null, { ref: false })]);
  if (inTime === null) {
    if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
    await ended;
    throw new Error(`It did not end within ${limitMs / 1000} s. It printed:\n${output}`);
  }
  return { status: child.exitCode, output };
}
