import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { type ElectronManifest, type ElectronUse, readElectronManifest } from './testing/electron-uses.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const SYSTEMS = ['darwin', 'linux', 'win32'];

/**
 * What not every system has: the text of the same file that does without it elsewhere, or why nothing is missing
 * there. A use that is not here, or whose text is gone from its file, fails.
 */
const GUARDED: Readonly<
  Record<string, { readonly file: string } & ({ readonly guard: string } | { readonly harmless: string })>
> = {
  "PowerMonitor.on('lock-screen')": {
    file: 'electron/platform/power.ts',
    guard: "if (platform === 'linux') onScreen('lock-screen', listener);",
  },
  "PowerMonitor.on('unlock-screen')": {
    file: 'electron/platform/power.ts',
    guard: "if (platform === 'linux') onScreen('unlock-screen', listener);",
  },
  'App.setAppUserModelId': {
    file: 'electron/platform/identity.ts',
    guard: "platform === 'win32' &&",
  },
  'SystemPreferences.canPromptTouchID': {
    file: 'electron/platform/touch-id.ts',
    guard: "process.platform === 'darwin' &&",
  },
  'SystemPreferences.promptTouchID': {
    file: 'electron/platform/touch-id.ts',
    guard: "process.platform === 'darwin' &&",
  },
  "Notification.on('failed')": {
    file: 'electron/platform/notify.ts',
    harmless: 'Linux does not say that a notification was not shown; only a line of the log is missing.',
  },
  "BrowserWindow.on('query-session-end')": {
    file: 'electron/platform/session-end.ts',
    harmless: 'Elsewhere the end of a session quits the app in order, which asks.',
  },
  "BrowserWindow.on('session-end')": {
    file: 'electron/platform/session-end.ts',
    harmless: 'Elsewhere the end of a session quits the app in order, which clears the clipboard.',
  },
};

/** What has a time; the Chromium host refuses it at the other one. */
const ORDER: Readonly<Record<string, 'before ready' | 'after ready'>> = {
  'App.enableSandbox': 'before ready',
  'Protocol.registerSchemesAsPrivileged': 'before ready',
  'UtilityProcess.fork': 'after ready',
};
/** Has no time in its documentation, and throws before the app is ready all the same. */
const NEEDS_READY =
  /^(new (BrowserWindow|Notification)|Session\.defaultSession|Protocol\.handle|Dialog\.show\w*Dialog|Dialog\.showMessageBox)$/;

let manifest: ElectronManifest;
beforeAll(() => {
  manifest = readElectronManifest();
}, 120_000);

const onSomeSystemsOnly = ({ platforms }: ElectronUse): boolean =>
  platforms !== null && !SYSTEMS.every((system) => platforms.includes(system));

function unguarded(guards: typeof GUARDED): string[] {
  return manifest.uses.filter(onSomeSystemsOnly).flatMap(({ member, file }) => {
    const known = guards[member];
    const isGuarded =
      known?.file === file &&
      ('harmless' in known || readFileSync(resolve(ROOT, file), 'utf8').includes(known.guard));
    return isGuarded ? [] : [`${member} in ${file}`];
  });
}

describe('what the app uses of Electron', () => {
  it('is found in every file that touches it', () => {
    const members = manifest.uses.map(({ member }) => member);
    expect(members).toEqual(
      expect.arrayContaining([
        'App.whenReady',
        'new BrowserWindow',
        'IpcRenderer.invoke',
        "UtilityProcess.on('exit')",
      ]),
    );
  });

  it('exists on Windows, macOS and Linux, or is guarded where it does not', () => {
    expect(unguarded(GUARDED)).toEqual([]);
    const used = new Set(manifest.uses.map(({ member }) => member));
    expect(Object.keys(GUARDED).filter((member) => !used.has(member))).toEqual([]);
  });

  it('would be told of otherwise', () => {
    const { "PowerMonitor.on('lock-screen')": _, ...others } = GUARDED;
    expect(unguarded(others)).toEqual(["PowerMonitor.on('lock-screen') in electron/platform/power.ts"]);
  });

  it('is used at the time that its documentation asks for', () => {
    const documented = Object.fromEntries(
      manifest.uses.flatMap(({ member, order }) => (order === null ? [] : [[member, order]])),
    );
    expect(documented).toEqual(ORDER);
    const tooEarly = manifest.uses.filter(
      ({ member, order, atLoad }) => atLoad && (order === 'after ready' || NEEDS_READY.test(member)),
    );
    expect(tooEarly.map(({ member, file }) => `${member} in ${file}`)).toEqual([]);
  });

  it('is all in the Chromium host', () => {
    expect(manifest.imports.filter((name) => !manifest.hostExports(name))).toEqual([]);
    const missing = manifest.uses.filter(({ owner, name }) => manifest.hostHas(owner, name) === false);
    expect(missing.map(({ member }) => member)).toEqual([]);
  });
});
