import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

/** The app that the host was asked to start. */
export interface Launch {
  /** Folder of the app's package.json, or of its main file. */
  readonly appPath: string;
  readonly mainFile: string;
  readonly name: string;
  readonly version: string;
  /** Started from a packed archive, as an installed app is. */
  readonly packed: boolean;
}

interface Manifest {
  readonly name?: string;
  readonly productName?: string;
  readonly version?: string;
  readonly main?: string;
}

function manifestAbove(folder: string): { folder: string; manifest: Manifest } | undefined {
  const file = join(folder, 'package.json');
  if (existsSync(file)) return { folder, manifest: JSON.parse(readFileSync(file, 'utf8')) as Manifest };
  return dirname(folder) === folder ? undefined : manifestAbove(dirname(folder));
}

/** Finds the main file and the name of the app in a folder (through package.json) or of a main file. */
export function findApp(path: string): Launch {
  const absolute = resolve(path);
  if (!existsSync(absolute)) throw new Error(`There is no app at ${absolute}`);
  const isFolder = statSync(absolute).isDirectory();
  const found = manifestAbove(isFolder ? absolute : dirname(absolute));
  const {
    name = 'electron-app',
    productName = name,
    version = '0.0.0',
    main = 'index.js',
  } = found?.manifest ?? {};
  const appPath = isFolder ? absolute : (found?.folder ?? dirname(absolute));
  const mainFile = isFolder ? join(absolute, main) : absolute;
  if (!existsSync(mainFile)) throw new Error(`There is no ${mainFile}: build the app first (npm run build)`);
  return { appPath, mainFile, name: productName, version, packed: false };
}

let current: Launch | undefined;

/** Remembers what is being started; called once, before the app's own code runs. */
export function setLaunch(launch: Launch): void {
  current = launch;
}

/** What is being started. */
export function launch(): Launch {
  if (!current) throw new Error('The host was not started through e2e/host/main.ts');
  return current;
}
