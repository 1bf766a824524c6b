import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { refusedSwitch } from './refused-switches.ts';

const SYSTEMS = ['linux', 'darwin', 'win32'];

describe('refusedSwitch', () => {
  it.each([
    '--no-sandbox',
    '--disable-web-security',
    '--host-resolver-rules=MAP * 127.0.0.1',
    '--proxy-server=http://127.0.0.1:8080',
    '--proxy-pac-url=data:,x',
    '--ignore-certificate-errors',
    '--remote-debugging-port=9222',
    '--remote-debugging-pipe',
    '--inspect=0',
    '--js-flags=--expose-gc',
    '--load-extension=/tmp/x',
    '--disable-features=IsolateOrigins',
    // Chromium takes one dash for two.
    '-no-sandbox',
  ])('refuses %s on every system, and says why in one sentence', (argument) => {
    for (const system of SYSTEMS) {
      const words = refusedSwitch(['--practice', argument], system);
      expect(words).toMatch(/^Tokendesk does not start with --[a-z-]+: it would [^.]+\.$/);
      // What was given with it may be somebody's address; it is not repeated.
      expect(words).not.toContain('=');
    }
  });

  it.each([
    [],
    ['--practice', '--user-data-dir=/data/no-sandbox'],
    ['--ozone-platform=x11', '--disable-gpu', '--enable-features=WaylandWindowDecorations'],
    ['no-sandbox', '---no-sandbox', '--no-sandbox-please', '--no_sandbox'],
    // After a lone -- nothing is a switch.
    ['--', '--no-sandbox'],
  ])('starts with %j', (...args) => {
    for (const system of SYSTEMS) expect(refusedSwitch(args, system)).toBeNull();
  });

  it('reads a command line of Windows as Windows does', () => {
    expect(refusedSwitch(['/No-Sandbox'], 'win32')).toContain('--no-sandbox');
    expect(refusedSwitch(['--NO-SANDBOX'], 'win32')).toContain('--no-sandbox');
    // Elsewhere, these are a path and a switch that nobody knows.
    expect(refusedSwitch(['/no-sandbox', '--NO-SANDBOX'], 'linux')).toBeNull();
  });

  it('finds it wherever it stands, and takes linear time', () => {
    const harmless = fc.array(
      fc.string().filter((text) => text !== '--' && !/^[-/]/.test(text.trim())),
      { maxLength: 20 },
    );
    fc.assert(
      fc.property(harmless, harmless, (before, after) => {
        expect(refusedSwitch([...before, '--no-sandbox', ...after], 'linux')).not.toBeNull();
        expect(refusedSwitch([...before, ...after], 'linux')).toBeNull();
      }),
    );
  });
});
