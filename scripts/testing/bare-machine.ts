import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { findChromium } from '../../e2e/host/browser/find-chromium.ts';
import { node24 } from '../lib/node24.mjs';
import { at } from '../lib/project.mjs';
import { capture } from '../lib/run.mjs';
import { which } from '../lib/system-packages.mjs';

/** What each Debian package brings of that which a bare machine lacks. */
const PROGRAMS: Record<string, readonly string[]> = {
  'gnome-keyring': ['gnome-keyring-daemon'],
  dbus: ['dbus-daemon', 'dbus-send'],
  xvfb: ['xvfb-run'],
  xauth: ['xauth'],
  chromium: ['chromium'],
};
const OTHER_CHROMIUMS = [
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'chrome',
  'microsoft-edge',
];
const HIDDEN = new Set([...Object.values(PROGRAMS).flat(), ...OTHER_CHROMIUMS, 'apt-get']);

export interface BareMachineOptions {
  /** Whom the scripts take themselves for. */
  readonly user: 'root' | 'person';
  /** What apt-get does when it is called: its stand-in puts real programs on the path, or refuses. */
  readonly apt: 'installs' | 'refuses';
  /** Packages that are there from the beginning. */
  readonly installed?: readonly string[];
}

/** This machine as it would be without the packages that the app needs. */
export interface BareMachine {
  /** A folder of its own, removed with it. */
  readonly folder: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Arguments of each call of apt-get so far. */
  aptCalls(): string[];
  /** Runs one of the repository's scripts on it. */
  run(script: string, args: readonly string[]): ReturnType<typeof capture>;
  /** Puts a program on its path that notes its arguments; returns those of its last call. */
  addNoting(program: string): () => string[];
  remove(): void;
}

/**
 * Hides the programs from the path and libsecret from the loader. The packages are on a shelf, from which
 * the stand-in for apt-get takes them.
 */
export function bareMachine({ user, apt, installed = [] }: BareMachineOptions): BareMachine {
  const folder = mkdtempSync(join(tmpdir(), 'tokendesk-bare-'));
  const sub = (name: string): string => {
    mkdirSync(join(folder, name), { recursive: true });
    return join(folder, name);
  };
  const [bin, shelf, lib, log] = [sub('bin'), sub('shelf'), sub('lib'), join(folder, 'apt.log')];
  linkPrograms(bin);
  fillShelf(shelf);
  for (const name of installed) linkAll(join(shelf, name), bin);
  // The loader takes the first file of that name, and this one is none.
  if (!installed.includes('libsecret-1-0')) writeFileSync(join(lib, 'libsecret-1.so.0'), '');
  script(join(bin, 'apt-get'), apt === 'installs' ? installs({ bin, shelf, lib, log }) : refuses(log));

  const uid = user === 'root' ? 0 : 1000;
  const env = {
    PATH: bin,
    LD_LIBRARY_PATH: lib,
    NODE_OPTIONS: `--import=data:text/javascript,process.getuid=()=>${uid}`,
    DISPLAY: undefined,
    WAYLAND_DISPLAY: undefined,
    DBUS_SESSION_BUS_ADDRESS: undefined,
    TOKENDESK_RUNTIME: 'host',
    // Browsers outside the path, as installers of Chrome put them, are hidden by naming another.
    ...(foundIn({ PATH: '' }) !== null ? { TOKENDESK_CHROMIUM: join(bin, 'chromium') } : {}),
  };
  return {
    folder,
    env,
    aptCalls: () => (existsSync(log) ? readFileSync(log, 'utf8').trim().split('\n') : []),
    run: (name, args) => capture(node24(), [at('scripts', name), ...args], { env, timeoutMs: 120_000 }),
    addNoting: (program) => {
      const noted = join(folder, `${program}.log`);
      script(join(bin, program), `printf '%s\\n' "$@" > '${noted}'`);
      return () => readFileSync(noted, 'utf8').trimEnd().split('\n');
    },
    remove: () => rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 50 }),
  };
}

/** Everything on today's path but what is hidden. */
function linkPrograms(bin: string): void {
  for (const source of (process.env.PATH ?? '').split(delimiter)) {
    if (source.includes('node_modules') || !existsSync(source)) continue;
    linkAll(source, bin, (name) => !HIDDEN.has(name));
  }
}

function linkAll(source: string, target: string, wanted: (name: string) => boolean = () => true): void {
  if (!existsSync(source)) return;
  for (const name of readdirSync(source)) {
    if (wanted(name) && !existsSync(join(target, name))) link(join(source, name), join(target, name));
  }
}

function link(source: string, target: string): void {
  try {
    symlinkSync(source, target);
  } catch {
    // A link of the same name that leads nowhere is there already.
  }
}

function fillShelf(shelf: string): void {
  for (const [name, programs] of Object.entries(PROGRAMS)) {
    mkdirSync(join(shelf, name));
    for (const program of programs.filter((one) => one !== 'chromium')) {
      const real = which(program);
      if (real !== null) link(real, join(shelf, name, program));
    }
  }
  const chromium = foundIn(process.env);
  if (chromium === null) return;
  // Whoever really is root needs this, whomever the scripts take themselves for.
  const noSandbox = process.getuid?.() === 0 ? '--no-sandbox' : '';
  script(join(shelf, 'chromium', 'chromium'), `exec '${chromium}' ${noSandbox} "$@"`);
}

const installs = (at: { bin: string; shelf: string; lib: string; log: string }): string => `
echo "$*" >> '${at.log}'
case " $* " in *' install '*) ;; *) exit 0 ;; esac
for package in "$@"; do
  if [ -d '${at.shelf}'/"$package" ]; then cp -a '${at.shelf}'/"$package"/. '${at.bin}'/; fi
  if [ "$package" = libsecret-1-0 ]; then rm -f '${at.lib}'/libsecret-1.so.0; fi
done`;

const refuses = (log: string): string => `
echo "$*" >> '${log}'
echo 'E: Unable to locate package gnome-keyring' >&2
echo 'E: Unable to correct problems, you have held broken packages.' >&2
exit 100`;

function script(path: string, body: string): void {
  writeFileSync(path, `#!/bin/sh\n${body}\n`);
  chmodSync(path, 0o755);
}

function foundIn(env: NodeJS.ProcessEnv): string | null {
  try {
    return findChromium(env);
  } catch {
    return null;
  }
}
