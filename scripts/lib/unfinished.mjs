// Which tests run at this moment, in a file that is still there when the run is ended from outside.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** Environment variable with the path of the file. */
export const UNFINISHED = 'TOKENDESK_UNFINISHED';

/** A list of names that is written down at each change. */
export class Unfinished {
  /** @type {Set<string>} */
  #names = new Set();
  #path = process.env[UNFINISHED];

  /** @param {string} name */
  begin(name) {
    this.#names.add(name);
    this.#write();
  }

  /** @param {string} name */
  end(name) {
    if (this.#names.delete(name)) this.#write();
  }

  #write() {
    if (this.#path === undefined) return;
    mkdirSync(dirname(this.#path), { recursive: true });
    writeFileSync(this.#path, JSON.stringify([...this.#names]));
  }
}

/**
 * What a run that was ended had begun and not finished; empty when that is not known.
 *
 * @param {string} path
 * @returns {string[]}
 */
export function readUnfinished(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return [];
  } finally {
    rmSync(path, { force: true });
  }
}
