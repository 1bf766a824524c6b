import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

const HOST = resolve(import.meta.dirname, '../host/main.ts');
const LIMIT_MS = 60_000;

/** What came of a packed app that was started in the Chromium host. */
export interface PackedRun {
  /** Null when it ran until it was ended from outside. */
  readonly status: number | null;
  /** Names of the events in its log, in order. */
  readonly events: readonly string[];
  readonly output: string;
}

/**
 * Starts a packed app from its archive, and ends it as soon as its log has these events.
 *
 * @param archive absolute path of app.asar
 * @param userData absolute path of a folder of its own
 */
export async function runPacked(
  archive: string,
  userData: string,
  until: readonly string[],
  args: readonly string[] = [],
): Promise<PackedRun> {
  const child = spawn(process.execPath, [HOST, `--app=${archive}`, `--user-data-dir=${userData}`, ...args], {
    env: { ...process.env, TOKENDESK_HEADLESS: '1' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text;
    });
  }
  const gone = once(child, 'exit');
  const deadline = Date.now() + LIMIT_MS;
  const isRunning = (): boolean => child.exitCode === null && child.signalCode === null;
  const isDone = (): boolean =>
    until.length > 0 && until.every((event) => eventsIn(userData).includes(event));
  while (isRunning() && !isDone() && Date.now() < deadline) await delay(50);
  const status = child.exitCode;
  if (isRunning()) child.kill('SIGTERM');
  await gone;
  return { status, events: eventsIn(userData), output };
}

function eventsIn(userData: string): string[] {
  const log = join(userData, 'logs', 'tokendesk.log');
  if (!existsSync(log)) return [];
  const lines = readFileSync(log, 'utf8').split('\n').filter(Boolean);
  return lines.map((line) => String((JSON.parse(line) as { event: unknown }).event));
}
