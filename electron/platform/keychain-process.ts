import { app, utilityProcess } from 'electron';
import { type KeychainProcess, type KeychainReply, SERVICE_VARIABLE } from '../secrets/keychain/protocol.ts';
import { withoutAutolaunch } from '../secrets/keychain/session-bus.ts';
import { endHelper } from './end-helper.ts';

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
    kill: () => endHelper(child, process.platform),
  };
}
