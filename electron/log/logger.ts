import { appendFileSync, chmodSync, mkdirSync, readFileSync, renameSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { liveSecrets } from './live-secrets.ts';

/** Size in bytes at which the log file is set aside as `<file>.1`. */
const ROTATE_BYTES = 1_000_000;

/** The only logger of the app. Every line passes the mask; the file is readable by its owner only. */
export interface Logger {
  info(event: string, details?: Readonly<Record<string, unknown>>): void;
  error(event: string, details?: Readonly<Record<string, unknown>>): void;
  /** Secrets that no line of the next minutes may show, whatever key or shape they come in. */
  guard(secrets: Iterable<string>): void;
  /** The newest lines, masked once more. */
  tail(lines: number): string;
  readonly file: string;
}

/**
 * No line that cannot be written, and nothing that cannot be put into one, stops the work that is logged.
 *
 * @param file absolute path; its folder is created
 */
export function createLogger(file: string, nowMs: () => number = Date.now): Logger {
  const live = liveSecrets(nowMs);
  const write = (
    level: 'info' | 'error',
    event: string,
    details: Readonly<Record<string, unknown>> = {},
  ): void =>
    unlessItFails(undefined, () => {
      const at = new Date(nowMs()).toISOString();
      const line = JSON.stringify({ at, level, event, ...asRecord(live.mask().value(details)) });
      rotate(file);
      appendFileSync(file, `${line}\n`, { mode: 0o600 });
    });
  unlessItFails(undefined, () => mkdirSync(dirname(file), { recursive: true, mode: 0o700 }));
  return {
    file,
    guard: (secrets) => live.add(secrets),
    info: (event, details) => write('info', event, details),
    error: (event, details) => write('error', event, details),
    tail: (lines) =>
      unlessItFails('', () => {
        const mask = live.mask();
        const newest = readFileSync(file, 'utf8').trimEnd().split('\n').slice(-lines);
        return newest.map((line) => mask.text(line)).join('\n');
      }),
  };
}

/** A full disk, or details that throw when they are read, must not stop the work that is being logged. */
function unlessItFails<T>(otherwise: T, work: () => T): T {
  try {
    return work();
  } catch {
    return otherwise;
  }
}

function rotate(file: string): void {
  const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
  if (size < ROTATE_BYTES) return;
  renameSync(file, `${file}.1`);
  chmodSync(`${file}.1`, 0o600);
}

function asRecord(value: unknown): object {
  return typeof value === 'object' && value !== null ? value : {};
}
