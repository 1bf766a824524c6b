import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as delay } from 'node:timers/promises';
import { isRunning } from '../host/app/process-identity.ts';
import type { Command, Event } from './messages.ts';

const WORKER = join(import.meta.dirname, 'worker/main.ts');
/** Longest that one answer of the worker may take, in ms. */
const LIMIT_MS = 30_000;

type Named<E extends Event['e']> = Extract<Event, { readonly e: E }>;

/** One worker of the worker process, from its start to its kill. */
export interface WorkerProcess {
  send(command: Command): void;
  /** The next event of that kind; null when the process ended before. */
  until<E extends Event['e']>(kind: E): Promise<Named<E> | null>;
  /** Ends it with SIGKILL; `withKeychain` ends its keychain process in the same moment. */
  kill(withKeychain: boolean): void;
  /** Resolves when it and its keychain process are gone and all that it said has been heard. */
  readonly over: Promise<void>;
}

export interface LifeFolders {
  readonly userData: string;
  readonly exports: string;
  /** What Node has compiled once it need not compile again for the next worker. */
  readonly compiled: string;
}

/** @param listen hears everything that the worker says, in order */
export function startWorker(folders: LifeFolders, listen: (event: Event) => void): WorkerProcess {
  const child = spawn(process.execPath, [WORKER, folders.userData, folders.exports], {
    env: { ...process.env, NODE_COMPILE_CACHE: folders.compiled },
    stdio: ['pipe', 'pipe', 'inherit'],
    detached: true,
  });
  let keychainPid = 0;
  let ended = false;
  const waiting = new Map<Event['e'], (event: Event | null) => void>();
  createInterface({ input: child.stdout }).on('line', (line) => {
    const event: Event = JSON.parse(line);
    if (event.e === 'keychain') keychainPid = event.pid;
    listen(event);
    waiting.get(event.e)?.(event);
    waiting.delete(event.e);
  });
  child.stdin.on('error', () => undefined);
  const closed = new Promise<void>((resolve) => void child.once('close', () => resolve()));
  const over = closed.then(async () => {
    ended = true;
    for (const settle of waiting.values()) settle(null);
    await untilGone(keychainPid);
  });
  return {
    over,
    send: (command) => void child.stdin.write(`${JSON.stringify(command)}\n`),
    until<E extends Event['e']>(kind: E) {
      return new Promise<Named<E> | null>((resolve, reject) => {
        if (ended) return resolve(null);
        const timer = setTimeout(() => reject(new Error(`The worker did not say “${kind}”.`)), LIMIT_MS);
        waiting.set(kind, (event) => {
          clearTimeout(timer);
          resolve(event as Named<E> | null);
        });
      });
    },
    kill(withKeychain) {
      if (ended || child.pid === undefined) return;
      try {
        process.kill(withKeychain ? -child.pid : child.pid, 'SIGKILL');
      } catch {
        // It has ended itself meanwhile.
      }
    },
  };
}

/** A write that the keychain process was given before the kill may still be under way. */
async function untilGone(pid: number): Promise<void> {
  for (let tries = 0; pid > 0 && tries < 1_000 && isRunning(pid); tries++) await delay(2);
}
