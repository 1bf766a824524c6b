import { afterEach, beforeAll, expect, it } from 'vitest';
import { ensureBuild } from './lib/build.mjs';
import { type BareMachine, type BareMachineOptions, bareMachine } from './testing/bare-machine.ts';

const CHROMIUM = ['chromium', 'fonts-dejavu-core', 'fonts-liberation'];
const KEYCHAIN = ['gnome-keyring', 'dbus', 'libsecret-1-0'];
const APIS = ['Intershop Contact Center', 'Commvault', 'Oracle Content Management', 'CRM.COM'];
const INSTALL = 'sudo apt-get install --no-install-recommends';

// Not part of what is looked at; in `npm test` it is there already.
beforeAll(() => ensureBuild(), 120_000);

let machine: BareMachine | undefined;
afterEach(() => machine?.remove());

/** `npm start` without a display on a bare machine. */
async function start(options: BareMachineOptions) {
  machine = bareMachine(options);
  const { code, stdout, stderr } = await machine.run('start.mjs', ['--no-pictures']);
  const said = stderr.split('\n').filter((line) => line !== '');
  return { code, stdout, said, apt: machine.aptCalls() };
}

/** Names of the APIs at which the tour issued a token. */
const issued = (stdout: string) => [...stdout.matchAll(/^(.+): token issued/gm)].map((match) => match[1]);

it('installs everything that it needs itself, and does the main job with a keychain', async () => {
  const { code, stdout, said, apt } = await start({ user: 'root', apt: 'installs' });
  expect(said.join('\n')).not.toMatch(/missing|did not|error/i);
  const installs = apt.filter((call) => call.includes(' install '));
  expect(installs).toHaveLength(1);
  expect(installs[0]?.split(' install ')[1]?.split(' ')).toEqual([...CHROMIUM, ...KEYCHAIN]);
  expect(issued(stdout), said.join('\n')).toEqual(APIS);
  expect(stdout).toContain('kept in a keychain');
  expect(code).toBe(0);
});

it.each([
  { who: 'root whose apt-get refuses', user: 'root', attempts: 1 },
  { who: 'somebody who may not install', user: 'person', attempts: 0 },
] as const)('does the main job session-only for $who, and says so', async ({ user, attempts }) => {
  const { code, stdout, said, apt } = await start({ user, apt: 'refuses', installed: ['chromium'] });
  expect(apt.filter((call) => call.includes(' install '))).toHaveLength(attempts);
  const naming = said.filter((line) => line.includes('gnome-keyring') && !line.startsWith('Installing '));
  expect(naming).toHaveLength(1);
  expect(naming[0]).toContain(`${INSTALL} ${KEYCHAIN.join(' ')} `);
  expect(naming[0]).toContain('session-only');
  expect(naming[0]?.includes('Unable to locate package')).toBe(attempts > 0);
  expect(issued(stdout), said.join('\n')).toEqual(APIS);
  expect(stdout).toContain('kept in memory only (session-only)');
  expect(code).toBe(0);
});

it.each(['root', 'person'] as const)(
  'says in one line what is missing when nothing can run for %s',
  async (user) => {
    const { code, stdout, said } = await start({ user, apt: 'refuses' });
    const last = said.filter((line) => !line.startsWith('Installing '));
    expect(last).toHaveLength(1);
    expect(last[0]).toContain(`${INSTALL} ${[...CHROMIUM, ...KEYCHAIN].join(' ')} `);
    expect(stdout).toBe('');
    expect(code).toBe(1);
  },
);
