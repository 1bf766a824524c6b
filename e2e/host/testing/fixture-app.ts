import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { type Browser, chromium, type Page } from 'playwright-core';
import type { Command, CommandAnswer } from '../control/commands.ts';
import { command, newControlPath } from './control.ts';

const HOST = join(import.meta.dirname, '..', 'main.ts');
export const FIXTURE = join(import.meta.dirname, '..', 'fixture');

/** A loopback port that nobody uses now. */
async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}

export interface FixtureOptions {
  readonly env?: NodeJS.ProcessEnv;
  /** A program that starts the host, such as xvfb-run; without one there is no display. */
  readonly wrapper?: readonly string[];
  /** User data and temporary files of an earlier start. */
  readonly folder?: string;
  /** How the host is told which app: the fixture's folder, or the option for its archive. */
  readonly app?: string;
  /** Added to the app's arguments. */
  readonly args?: readonly string[];
}

/** The fixture app in the Chromium host, as a test sees it. */
export class FixtureApp {
  readonly folder: string;
  readonly lines: string[] = [];
  readonly child: ChildProcess;
  readonly #debugPort: number;
  readonly #control = newControlPath();
  readonly #waiting = new Set<() => void>();
  readonly #ended: Promise<unknown>;
  #browser: Browser | undefined;

  constructor(debugPort: number, { env, wrapper = [], folder, app = FIXTURE, args = [] }: FixtureOptions) {
    this.folder = folder ?? mkdtempSync(join(tmpdir(), 'host-test-'));
    this.#debugPort = debugPort;
    const command = [...wrapper, process.execPath, HOST, app, `--user-data-dir=${this.folder}`, ...args];
    this.child = spawn(command[0] ?? '', command.slice(1), {
      env: {
        ...process.env,
        TMPDIR: this.folder,
        TOKENDESK_HEADLESS: wrapper.length > 0 ? '0' : '1',
        TOKENDESK_DEBUG_PORT: String(debugPort),
        TOKENDESK_HOST_CONTROL: this.#control,
        ...env,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
      // Under xvfb-run a signal must reach the host as well as the wrapper.
      detached: true,
    });
    this.#ended = once(this.child, 'exit');
    for (const stream of [this.child.stdout, this.child.stderr]) {
      if (stream) createInterface(stream).on('line', (line) => this.#printed(line));
    }
    this.child.once('exit', () => this.#printed(`exit ${this.child.exitCode}`));
  }

  /** Waits until the app has printed a line that begins so. */
  async line(start: string): Promise<string> {
    for (;;) {
      const found = this.lines.find((line) => line.startsWith(start));
      if (found !== undefined) return found;
      if (this.child.exitCode !== null && this.lines.some((line) => line.startsWith('exit'))) {
        throw new Error(`The app ended without "${start}":\n${this.lines.join('\n')}`);
      }
      await new Promise<void>((resolve) => this.#waiting.add(resolve));
    }
  }

  /** Attaches as a second debugging client, the way outside checks do. */
  async attach(): Promise<{ browser: Browser; page: Page }> {
    this.#browser ??= await chromium.connectOverCDP(`http://127.0.0.1:${this.#debugPort}`);
    const page = this.#browser.contexts()[0]?.pages()[0];
    if (!page) throw new Error('no page');
    return { browser: this.#browser, page };
  }

  /** Does something to the computer around the app. */
  command(what: Command): Promise<CommandAnswer> {
    return command(this.#control, what);
  }

  signal(signal: NodeJS.Signals): void {
    if (this.child.pid !== undefined && this.child.exitCode === null) process.kill(-this.child.pid, signal);
  }

  /** Ends the app and removes its folder. */
  async stop(): Promise<void> {
    await this.#browser?.close();
    if (this.child.exitCode === null && this.child.signalCode === null) this.signal('SIGTERM');
    await this.#ended;
    rmSync(this.folder, { recursive: true, force: true });
  }

  #printed(line: string): void {
    this.lines.push(line);
    for (const wake of this.#waiting) wake();
    this.#waiting.clear();
  }
}

/** Starts the fixture app and waits until its page has loaded. */
export async function startFixture(options: FixtureOptions = {}): Promise<FixtureApp> {
  const app = new FixtureApp(await freePort(), options);
  try {
    await app.line('loaded');
    return app;
  } catch (error) {
    await app.stop();
    throw error;
  }
}
