import { join } from 'node:path';
import type { KeychainProcess, KeychainReply } from '../../../electron/keychain/protocol.ts';
import { utilityProcess } from '../../host/utility/utility-process.ts';

const MODULE = join(import.meta.dirname, '../../../electron/keychain/process.ts');

/** The app's keychain process; the first one is started ahead, so that it costs no time later. */
export function keychainStarter() {
  const fork = () => utilityProcess.fork(MODULE, [], { stdio: 'ignore' });
  const first = fork();
  let used = false;
  return {
    pid: first.pid ?? 0,
    start(): KeychainProcess {
      const child = used ? fork() : first;
      used = true;
      return {
        send: (request) => child.postMessage(request),
        onReply: (listener) => void child.on('message', (reply: KeychainReply) => listener(reply)),
        onExit: (listener) => void child.on('exit', () => listener()),
        kill: () => void child.kill(),
      };
    },
  };
}
