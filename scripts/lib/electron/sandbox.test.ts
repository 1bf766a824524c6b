import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { sandboxProblem } from './sandbox.mjs';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "tokendesk it's "));
  writeFileSync(join(folder, 'chrome-sandbox'), '');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const APPARMOR = 'kernel/apparmor_restrict_unprivileged_userns';
const CLONE = 'kernel/unprivileged_userns_clone';
const MAXIMUM = 'user/max_user_namespaces';

/** What is said where the kernel has these settings. */
function problemWith(settings: Record<string, string>, uid = 1000): string | null {
  const proc = join(folder, 'proc');
  for (const [name, value] of Object.entries(settings)) {
    mkdirSync(dirname(join(proc, 'sys', name)), { recursive: true });
    writeFileSync(join(proc, 'sys', name), `${value}\n`);
  }
  return sandboxProblem(join(folder, 'electron'), { proc, uid });
}

// Only Linux has these settings.
describe.skipIf(process.platform !== 'linux')("Chromium's sandbox", () => {
  it.each([{ [APPARMOR]: '1', [CLONE]: '1' }, { [CLONE]: '0' }, { [MAXIMUM]: '0' }])(
    'cannot work under %o',
    (settings) => {
      expect(problemWith(settings)).not.toBeNull();
    },
  );

  it.each([{}, { [APPARMOR]: '0', [CLONE]: '1', [MAXIMUM]: '15000' }])('can work under %o', (settings) => {
    expect(problemWith(settings)).toBeNull();
  });

  it('is switched off for the superuser anyway', () => {
    expect(problemWith({ [APPARMOR]: '1' }, 0)).toBeNull();
  });

  it('is helped by a command that a shell takes as it is, and then no more is said', () => {
    const said = problemWith({ [APPARMOR]: '1' }) ?? '';
    const command = said.slice(said.indexOf('sudo '));
    // A stand-in for sudo shows what the shell made of the quotes; only the superuser can do the rest.
    const words = execFileSync('sh', ['-c', `sudo() { printf '%s|' "$@"; }; ${command}`]).toString();
    const helper = join(folder, 'chrome-sandbox');
    expect(words).toBe(`chown|root:|${helper}|chmod|4755|${helper}|`);
    chmodSync(helper, 0o4755);
    expect(problemWith({}) === null).toBe(true);
    if (process.getuid?.() === 0) expect(problemWith({ [APPARMOR]: '1' })).toBeNull();
  });
});
