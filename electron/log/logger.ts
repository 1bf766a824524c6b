import { appendFileSync, chmodSync, mkdirSync, readFileSync, renameSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { liveSecrets } from './live-secrets.ts';
import { maskText, maskValue } from './mask.ts';

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

/** @param file absolute path; its folder is created */
export function createLogger(file: string, nowMs: () => number = Date.now): Logger {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  const live = liveSecrets(nowMs);
  const write = (
    level: 'info' | 'error',
    event: string,
    details: Readonly<Record<string, unknown>> = {},
  ): void => {
    const line = JSON.stringify({
      at: new Date(nowMs()).toISOString(),
      level,
      event,
      ...asRecord(maskValue(details, live.values())),
    });
    try {
      rotate(file);
      appendFileSync(file, `${line}\n`, { mode: 0o600 });
    } catch {
      // A full disk must not stop the work that is being logged.
    }
  };
  return {
    file,
    guard: (secrets) => live.add(secrets),
    info: (event, details) => write('info', event, details),
    error: (event, details) => write('error', event, details),
    tail(lines) {
      try {
        return maskText(
          readFileSync(file, 'utf8').trimEnd().split('\n').slice(-lines).join('\n'),
          live.values(),
        );
      } catch {
        return '';
      }
    },
  };
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
