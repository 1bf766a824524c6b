import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { downloadElectron } from './download.mjs';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tokendesk-download-'));
  // No Electron, wherever this runs.
  vi.stubEnv('ELECTRON_OVERRIDE_DIST_PATH', folder);
  vi.spyOn(process.stderr, 'write').mockReturnValue(true);
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
});

function installer(source: string): string {
  writeFileSync(join(folder, 'installer.mjs'), source);
  return join(folder, 'installer.mjs');
}

const MAKE_ELECTRON = `import { writeFileSync } from 'node:fs';
const program = process.platform === 'win32' ? 'electron.exe' : 'electron';
const make = () => writeFileSync(process.env.ELECTRON_OVERRIDE_DIST_PATH + '/' + program, '');`;

it('waits for as long as bytes arrive', async () => {
  const source = `${MAKE_ELECTRON}
    let bytes = 0;
    setInterval(() => {
      console.log(JSON.stringify({ bytes: ++bytes, total: 12 }));
      if (bytes === 12) { make(); process.exit(0); }
    }, 250);`;
  expect(await downloadElectron({ installer: installer(source), silenceMs: 2_000 })).toBeNull();
});

it('gives up when nothing arrives', async () => {
  const source = `console.log(JSON.stringify({ bytes: 1, total: 12 })); setInterval(() => {}, 1000);`;
  expect(await downloadElectron({ installer: installer(source), silenceMs: 1_500 })).toBe(
    'nothing arrived for 1.5 s',
  );
});

it('says the first error that the installer prints', async () => {
  const source = `console.error('Error: mirror.example: ENOTFOUND\\n    at somewhere'); process.exit(1);`;
  expect(await downloadElectron({ installer: installer(source) })).toBe('mirror.example: ENOTFOUND');
});
