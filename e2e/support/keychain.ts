import { join } from 'node:path';
import { type FakeKeychain, fakeKeychain } from '../../electron/secrets/keychain/fake-keychain.ts';
import type { KeychainProcess, KeychainReply } from '../../electron/secrets/keychain/protocol.ts';
import { becomeReady } from '../host/app/ready.ts';
import { utilityProcess } from '../host/utility/utility-process.ts';

// There is no app here that becomes ready, and before that no process can be started.
becomeReady();

const KEYCHAIN_MODULE = join(import.meta.dirname, '../../electron/secrets/keychain/process.ts');

/** Fake keychains of this process by user-data folder, so that a restart finds its entries again. */
const fakes = new Map<string, FakeKeychain>();

/** The fake keychain of a user-data folder. */
export function fakeKeychainOf(dataDir: string): FakeKeychain {
  const known = fakes.get(dataDir) ?? fakeKeychain();
  fakes.set(dataDir, known);
  return known;
}

/**
 * The app's real keychain process, as a child of the check.
 *
 * @param env without D-Bus there is no keychain
 * @param onStart called with its process id
 */
export function startKeychain(
  env: NodeJS.ProcessEnv,
  onStart: (pid: number) => void = () => undefined,
): KeychainProcess {
  const child = utilityProcess.fork(KEYCHAIN_MODULE, [], {
    stdio: 'ignore',
    env: env as Record<string, string>,
  });
  child.on('spawn', () => onStart(child.pid ?? 0));
  return {
    send: (request) => child.postMessage(request),
    onReply: (listener) => void child.on('message', (reply: KeychainReply) => listener(reply)),
    onExit: (listener) => void child.on('exit', () => listener()),
    kill: () => void child.kill(),
  };
}
