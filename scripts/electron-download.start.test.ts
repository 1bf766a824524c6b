import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { which } from './lib/system-packages.mjs';
import { type BareMachine, bareMachine } from './testing/bare-machine.ts';
import { type Mirror, type MirrorOptions, startMirror, startProxy } from './testing/electron-mirror.ts';
import { type ProjectCopy, projectCopy } from './testing/project-copy.ts';

let project: ProjectCopy;
let machine: BareMachine;
let mirror: Mirror;
let proxy: Mirror | undefined;
beforeEach(() => {
  project = projectCopy();
  machine = bareMachine({ user: 'person', apt: 'refuses', installed: ['libsecret-1-0'] });
});
afterEach(() => {
  project.remove();
  machine.remove();
  mirror.close();
  proxy?.close();
  proxy = undefined;
});

/** Serves a stand-in for Electron that notes its calls. */
async function serve(options: Omit<MirrorOptions, 'program'> = {}): Promise<void> {
  mirror = await startMirror({ program: project.electronScript('exit 0'), ...options });
}

/** `npm start` with a display and nothing of the caller's own network settings. */
function start(env: Record<string, string>) {
  const nothing = ['HTTPS_PROXY', 'HTTP_PROXY', 'NO_PROXY', 'https_proxy', 'http_proxy', 'no_proxy'];
  return project.run('start.mjs', [], {
    ...machine.env,
    TOKENDESK_RUNTIME: undefined,
    DISPLAY: ':99',
    ...Object.fromEntries(nothing.map((name) => [name, undefined])),
    // The release is a stand-in, so its checksums are those of the mirror.
    electron_use_remote_checksums: '1',
    electron_config_cache: join(machine.folder, 'cache'),
    ...env,
  });
}

const opened = (): boolean => project.electronCalls().some(({ asNode }) => !asNode);

it('fetches Electron from a mirror, shows how far it is, and opens the app in it', async () => {
  await serve({ pieces: 4, pauseMs: 300 });
  const { code, stderr } = await start({ ELECTRON_MIRROR: `http://127.0.0.1:${mirror.port}/` });
  expect(stderr).toMatch(/^Fetching Electron [\d.]+ \(once\) \.\.\.\n/);
  expect(stderr).toMatch(/\(once\): \d+ % of 1 MB\n/);
  expect(stderr).toMatch(/\(once\): 100 % of 1 MB\n/);
  expect(opened()).toBe(true);
  expect(code).toBe(0);
});

it.each(['HTTP_PROXY', 'npm_config_proxy'])('goes through the proxy that %s names', async (variable) => {
  await serve();
  proxy = await startProxy(mirror.port);
  await start({
    ELECTRON_MIRROR: 'http://mirror.example/',
    [variable]: `http://127.0.0.1:${proxy.port}`,
  });
  expect(proxy.requests).toContain('mirror.example:80');
  expect(opened()).toBe(true);
});

it('goes past the proxy where NO_PROXY says so', async () => {
  await serve();
  proxy = await startProxy(mirror.port);
  await start({
    ELECTRON_MIRROR: `http://127.0.0.1:${mirror.port}/`,
    HTTP_PROXY: `http://127.0.0.1:${proxy.port}`,
    NO_PROXY: '127.0.0.1',
  });
  expect(proxy.requests).toEqual([]);
  expect(opened()).toBe(true);
});

// openssl makes the certificate; Debian's certificates bring it.
it.skipIf(which('openssl') === null)('trusts the certificates of the system, and no others', async () => {
  const [key, cert] = [join(machine.folder, 'key.pem'), join(machine.folder, 'cert.pem')];
  const subject = ['-subj', '/CN=mirror', '-addext', 'subjectAltName=IP:127.0.0.1', '-days', '2'];
  const pair = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-keyout', key];
  execFileSync('openssl', ['req', '-x509', ...pair, '-out', cert, ...subject], { stdio: 'ignore' });
  await serve({ tls: { key: readFileSync(key, 'utf8'), cert: readFileSync(cert, 'utf8') } });
  const env = { ELECTRON_MIRROR: `https://127.0.0.1:${mirror.port}/` };

  const refused = await start(env);
  expect(refused.stderr).toMatch(/could not be downloaded \(127\.0\.0\.1:\d+: DEPTH_ZERO_SELF_SIGNED_CERT\)/);
  // The variable by which OpenSSL finds the system's file; nothing is remembered of the failure.
  await start({ ...env, SSL_CERT_FILE: cert });
  expect(opened()).toBe(true);
});

it('says where a download failed and why', async () => {
  await serve();
  mirror.close();
  const { code, stderr } = await start({ ELECTRON_MIRROR: `http://127.0.0.1:${mirror.port}/` });
  expect(stderr).toMatch(/could not be downloaded \(127\.0\.0\.1:\d+: ECONNREFUSED\); nothing can open/);
  expect(code).toBe(1);
});
