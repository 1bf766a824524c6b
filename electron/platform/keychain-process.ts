import { app, utilityProcess } from 'electron';
import { type KeychainProcess, type KeychainReply, SERVICE_VARIABLE } from '../secrets/keychain/protocol.ts';
import { withoutAutolaunch } from '../secrets/keychain/session-bus.ts';

/**
 * Starts the keychain process in Electron's utility process.
 *
 * @param modulePath absolute path of the built `keychain-process.js`
 */
export function startKeychainProcess(modulePath: string): KeychainProcess {
  const env = withoutAutolaunch(process.env);
  if (app.isPackaged) delete env[SERVICE_VARIABLE];
  const child = utilityProcess.fork(modulePath, [], {
    env,
    serviceName: 'Tokendesk keychain',
    stdio: 'ignore',
  });
  return {
    send: (request) => child.postMessage(request),
    onReply: (listener) => {
      child.on('message', (reply: KeychainReply) => listener(reply));
    },
    onExit: (listener) => {
      child.on('exit', () => listener());
    },
    kill: () => {
      // SIGKILL where there are signals: the process may be blocked in native code.
      if (child.pid !== undefined && process.platform !== 'win32') process.kill(child.pid, 'SIGKILL');
      else child.kill();
    },
  };
}
