import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { Canaries } from './canaries.ts';

/** Where a secret was found. */
export interface Hit {
  readonly where: string;
  readonly what: string;
}

/** Looks into every file below a folder, and at the files' names. @param except paths not to look into */
export function searchFolder(folder: string, canaries: Canaries, except: readonly string[] = []): Hit[] {
  return filesBelow(folder)
    .filter((path) => !except.some((one) => path === one || path.startsWith(`${one}/`)))
    .flatMap((path) => {
      const where = relative(folder, path);
      return canaries
        .find(Buffer.concat([Buffer.from(`${where}\n`), content(path)]))
        .map((what) => ({ where, what }));
    });
}

/** Looks at the arguments and the environment of processes. */
export function searchProcesses(pids: readonly number[], canaries: Canaries): Hit[] {
  return pids.flatMap((pid) =>
    ['cmdline', 'environ'].flatMap((file) =>
      canaries
        .find(content(`/proc/${pid}/${file}`))
        .map((what) => ({ where: `${file} of ${nameOf(pid)}`, what })),
    ),
  );
}

/** Looks into a text. */
export function searchText(where: string, text: string, canaries: Canaries): Hit[] {
  return canaries.find(Buffer.from(text)).map((what) => ({ where, what }));
}

/** Every process that was started with this variable in its environment, but us. Linux only. */
export function processesWith(variable: string): number[] {
  return readdirSync('/proc')
    .map(Number)
    .filter((pid) => pid > 0 && pid !== process.pid)
    .filter((pid) => content(`/proc/${pid}/environ`).toString('latin1').split('\0').includes(variable));
}

/** The command line of a process. */
export function argumentsOf(pid: number): string[] {
  return content(`/proc/${pid}/cmdline`).toString('utf8').split('\0');
}

function nameOf(pid: number): string {
  try {
    return `${pid} ${readlinkSync(`/proc/${pid}/exe`).split('/').at(-1)}`;
  } catch {
    return String(pid);
  }
}

function filesBelow(folder: string): string[] {
  try {
    return readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name));
  } catch {
    // Gone while we looked.
    return [];
  }
}

function content(path: string): Buffer {
  try {
    return readFileSync(path);
  } catch {
    return Buffer.alloc(0);
  }
}
