import { mkdirSync, readFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

function appData(): string {
  if (process.platform === 'win32') return process.env.APPDATA ?? join(homedir(), 'AppData', 'Roaming');
  if (process.platform === 'darwin') return join(homedir(), 'Library', 'Application Support');
  return process.env.XDG_CONFIG_HOME || join(homedir(), '.config');
}

/** A folder of the user, under the name that a localised Linux desktop gave it. */
function userFolder(kind: 'DOWNLOAD' | 'DOCUMENTS' | 'DESKTOP', usual: string): string {
  if (process.platform !== 'linux') return join(homedir(), usual);
  try {
    const settings = readFileSync(join(appData(), 'user-dirs.dirs'), 'utf8');
    const path = new RegExp(`^XDG_${kind}_DIR="(.*)"`, 'm').exec(settings)?.[1];
    if (path) return path.replace('$HOME', homedir());
  } catch {
    // No such file: the usual names.
  }
  return join(homedir(), usual);
}

/** The folders behind `app.getPath`. */
export class Paths {
  readonly #set = new Map<string, string>();
  readonly #appName: () => string;

  constructor(appName: () => string, userData: string | undefined) {
    this.#appName = appName;
    if (userData) this.#set.set('userData', resolve(userData));
  }

  /** The folder of this name; the app's own ones are created. */
  get(name: string): string {
    const path = this.#set.get(name) ?? this.#usual(name);
    if (name === 'userData' || name === 'logs') mkdirSync(path, { recursive: true });
    return path;
  }

  set(name: string, path: string): void {
    this.#set.set(name, path);
  }

  #usual(name: string): string {
    switch (name) {
      case 'home':
        return homedir();
      case 'appData':
        return appData();
      case 'userData':
        return join(appData(), this.#appName());
      case 'sessionData':
        return this.get('userData');
      case 'logs':
        return join(this.get('userData'), 'logs');
      case 'crashDumps':
        return join(this.get('userData'), 'Crashpad');
      case 'temp':
        return tmpdir();
      case 'exe':
        return process.execPath;
      case 'downloads':
        return userFolder('DOWNLOAD', 'Downloads');
      case 'documents':
        return userFolder('DOCUMENTS', 'Documents');
      case 'desktop':
        return userFolder('DESKTOP', 'Desktop');
      default:
        throw new Error(`not in the Chromium host: app.getPath('${name}')`);
    }
  }
}
