import { type ChildProcess, fork } from 'node:child_process';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import type { ForkOptions } from 'electron';
import { requireReady } from '../app/ready.ts';
import { refusedHelperStatus } from '../app/sandbox.ts';
import { GuardedEmitter, guard } from '../guard.ts';

type Stdio = 'pipe' | 'ignore' | 'inherit';

function outputs(stdio: ForkOptions['stdio']): [Stdio, Stdio] {
  const [, out = 'inherit', error = 'inherit'] = Array.isArray(stdio) ? stdio : [stdio, stdio, stdio];
  return [out as Stdio, error as Stdio];
}

/** What runs in the child: the app's module, or what Chromium does to a process that it refuses. */
function childArguments(modulePath: string, args: readonly string[]): [string, string[]] {
  const status = refusedHelperStatus();
  return status === undefined
    ? [join(import.meta.dirname, 'child.ts'), [String(process.pid), modulePath, ...args]]
    : [join(import.meta.dirname, 'refused-child.ts'), [String(status)]];
}

/** A child process with a message channel. Its main thread may hang: `kill` works all the same. */
class UtilityProcess extends GuardedEmitter {
  readonly stdout: Readable | null;
  readonly stderr: Readable | null;
  readonly #child: ChildProcess;
  #running = false;

  constructor(modulePath: string, args: readonly string[], options: ForkOptions) {
    super();
    const [out, error] = outputs(options.stdio);
    const [script, given] = childArguments(modulePath, args);
    this.#child = fork(script, given, {
      execPath: process.execPath,
      execArgv: options.execArgv ?? [],
      serialization: 'advanced',
      stdio: ['ignore', out, error, 'ipc'],
      env: (options.env as NodeJS.ProcessEnv | undefined) ?? process.env,
      ...(options.cwd === undefined ? {} : { cwd: options.cwd }),
    });
    this.stdout = this.#child.stdout;
    this.stderr = this.#child.stderr;
    this.#child.once('spawn', () => {
      this.#running = true;
      this.emit('spawn');
    });
    this.#child.on('message', (message) => this.emit('message', message));
    this.#child.once('error', (cause) => this.emit('error', 'FatalError', String(cause), ''));
    this.#child.once('exit', (code, signal) => {
      this.#running = false;
      // Electron gives the raw wait status' code; a signal shows as 128 plus its number at a shell.
      this.emit('exit', code ?? (signal === 'SIGKILL' ? 137 : 1));
    });
  }

  /** Undefined before `spawn` and after `exit`. */
  get pid(): number | undefined {
    return this.#running ? this.#child.pid : undefined;
  }

  postMessage(message: unknown): void {
    if (this.#child.connected) this.#child.send(message as object, () => undefined);
  }

  /** False, and nothing is killed, before `spawn`: as in Electron, which has no process id until then. */
  kill(): boolean {
    return this.#running && this.#child.kill('SIGKILL');
  }
}

/** Electron's `utilityProcess`, as a real process on the same Node. */
export const utilityProcess = guard('utilityProcess', {
  fork: (
    modulePath: string,
    args: readonly string[] | ForkOptions = [],
    options: ForkOptions = {},
  ): UtilityProcess => {
    requireReady('utilityProcess cannot be created before app is ready.');
    return Array.isArray(args)
      ? new UtilityProcess(modulePath, args, options)
      : new UtilityProcess(modulePath, [], args as ForkOptions);
  },
});
