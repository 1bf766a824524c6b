import { type ChildProcess, fork } from 'node:child_process';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import type { ForkOptions } from 'electron';
import { GuardedEmitter, guard } from '../guard.ts';

type Stdio = 'pipe' | 'ignore' | 'inherit';

function outputs(stdio: ForkOptions['stdio']): [Stdio, Stdio] {
  const [, out = 'inherit', error = 'inherit'] = Array.isArray(stdio) ? stdio : [stdio, stdio, stdio];
  return [out as Stdio, error as Stdio];
}

/** A child process with a message channel. Its main thread may hang: `kill` works all the same. */
class UtilityProcess extends GuardedEmitter {
  readonly stdout: Readable | null;
  readonly stderr: Readable | null;
  readonly #child: ChildProcess;
  #running = true;

  constructor(modulePath: string, args: readonly string[], options: ForkOptions) {
    super();
    const [out, error] = outputs(options.stdio);
    this.#child = fork(join(import.meta.dirname, 'child.ts'), [String(process.pid), modulePath, ...args], {
      execPath: process.execPath,
      execArgv: options.execArgv ?? [],
      serialization: 'advanced',
      stdio: ['ignore', out, error, 'ipc'],
      env: (options.env as NodeJS.ProcessEnv | undefined) ?? process.env,
      ...(options.cwd === undefined ? {} : { cwd: options.cwd }),
    });
    this.stdout = this.#child.stdout;
    this.stderr = this.#child.stderr;
    this.#child.once('spawn', () => this.emit('spawn'));
    this.#child.on('message', (message) => this.emit('message', message));
    this.#child.once('error', (cause) => this.emit('error', 'FatalError', String(cause), ''));
    this.#child.once('exit', (code, signal) => {
      this.#running = false;
      // Electron gives the raw wait status' code; a signal shows as 128 plus its number at a shell.
      this.emit('exit', code ?? (signal === 'SIGKILL' ? 137 : 1));
    });
  }

  get pid(): number | undefined {
    return this.#running ? this.#child.pid : undefined;
  }

  postMessage(message: unknown): void {
    if (this.#child.connected) this.#child.send(message as object, () => undefined);
  }

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
  ): UtilityProcess =>
    Array.isArray(args)
      ? new UtilityProcess(modulePath, args, options)
      : new UtilityProcess(modulePath, [], args as ForkOptions),
});
