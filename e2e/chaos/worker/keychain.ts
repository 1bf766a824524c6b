import { join } from 'node:path';
import type { KeychainProcess, KeychainReply } from '../../../electron/secrets/keychain/protocol.ts';
import { becomeReady } from '../../host/app/ready.ts';
import { utilityProcess } from '../../host/utility/utility-process.ts';
import type { WorkerContext } from './worker-context.ts';

// There is no app here that becomes ready, and before that no process can be started.
becomeReady();

const MODULE = join(import.meta.dirname, '../../../electron/secrets/keychain/process.ts');
const NO_KEYCHAIN = { DBUS_SESSION_BUS_ADDRESS: 'unix:path=/nonexistent', DISPLAY: '' };

/** The app's keychain process; the first one is started ahead, so that it costs no time later. */
export function keychainStarter(say: WorkerContext['say']) {
  let env = process.env;
  const fork = () => {
    const child = utilityProcess.fork(MODULE, [], { stdio: 'ignore', env: env as Record<string, string> });
    child.on('spawn', () => say({ e: 'keychain', pid: child.pid ?? 0 }));
    return child;
  };
  let ahead: ReturnType<typeof fork> | null = fork();
  let running: ReturnType<typeof fork> | null = null;
  return {
    start(): KeychainProcess {
      const child = ahead ?? fork();
      ahead = null;
      running = child;
      return {
        send: (request) => child.postMessage(request),
        onReply: (listener) => void child.on('message', (reply: KeychainReply) => listener(reply)),
        onExit: (listener) => void child.on('exit', () => listener()),
        kill: () => void child.kill(),
      };
    },
    reach(reachable: boolean) {
      env = reachable ? process.env : { ...process.env, ...NO_KEYCHAIN };
      running?.kill();
    },
  };
}
