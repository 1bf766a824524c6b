import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, describe, expect, it } from 'vitest';
import { httpClient } from '../../electron/http/client.ts';
import { knownKeyrings } from '../../electron/secrets/testing/keyrings.ts';
import { createVault } from '../../electron/secrets/vault.ts';
import { startKeychain } from '../support/keychain.ts';

// The real keychain process, stopped (SIGSTOP) as by a prompt that nobody answers.

const ROUNDS = 60;
const server = createServer((_request, response) => response.end('ok')).listen(0, '127.0.0.1');
afterAll(() => server.close());

const send = httpClient({ resolveProxy: async () => 'DIRECT', userAgent: 'Tokendesk/test' });

/** Median ms of one file read and one HTTP call in this process. */
async function filesAndNetwork(): Promise<number> {
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const startedAt = performance.now();
    await readFile('package.json');
    await send(
      { method: 'GET', url, headers: {} },
      { userAgent: '', certificateAuthority: '', creates: false },
    );
    times.push(performance.now() - startedAt);
  }
  return times.sort((a, b) => a - b)[ROUNDS / 2] ?? Number.NaN;
}

describe('a hung keychain', () => {
  it('leaves files and network of the app at their speed, is reported, and works again when it is replaced', async () => {
    if (!server.listening) await once(server, 'listening');
    const pids: number[] = [];
    const states: string[] = [];
    const vault = createVault({
      start: () => startKeychain(process.env, (pid) => pids.push(pid)),
      system: 'headless',
      keyrings: knownKeyrings(),
      onStatus: (status) => states.push(status.state),
      // Longer than a write and its read-back take on a busy machine.
      limits: { noticeMs: 1_500, giveUpMs: 4_000 },
    });
    expect((await vault.put('hung.before', '"practice"')).secretStore).toBe('keychain');
    const floor = await filesAndNetwork();
    process.kill(pids[0] ?? 0, 'SIGSTOP');
    const calls = Array.from({ length: 4 }, (_, n) => vault.put(`hung.${n}`, '"practice"'));
    const hung = await filesAndNetwork();
    const places = await Promise.all(calls);
    expect(hung / floor).toBeLessThan(2);
    expect(states).toContain('waiting-for-unlock');
    expect(places.map(({ secretStore }) => secretStore)).toContain('session');
    expect((await vault.check()).state).toBe('available');
    expect(pids.length).toBeGreaterThan(1);
    for (let n = 0; n < 4; n++)
      expect(await vault.read(`hung.${n}`, places[n] ?? NOWHERE)).toBe('"practice"');
    const quitting = performance.now();
    process.kill(pids.at(-1) ?? 0, 'SIGSTOP');
    const last = vault.read('hung.before', { ...NOWHERE, secretStore: 'keychain' }).catch(() => 'ended');
    vault.stop();
    expect(await last).toBe('ended');
    expect(performance.now() - quitting).toBeLessThan(1_000);
  });
});

const NOWHERE = { secretStore: 'session', secretParts: 0, secretSha256: '' } as const;
