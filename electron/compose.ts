import { join } from 'node:path';
import type { KeychainStatus } from '../shared/models/keychain.ts';
import { type HttpClientOptions, httpClient, type SendHttp } from './http/client.ts';
import { logChanges } from './log/changes.ts';
import { secretsInEntry } from './log/live-secrets.ts';
import { createLogger, type Logger } from './log/logger.ts';
import { sentSecrets } from './log/sent-secrets.ts';
import type { KeychainProcess } from './secrets/keychain/protocol.ts';
import { keychainSystem } from './secrets/keychain/system.ts';
import { createVault } from './secrets/vault.ts';
import { auditTable } from './store/audit-table.ts';
import { connectionsTable } from './store/connections-table.ts';
import { openDatabase } from './store/database.ts';
import { partFiles } from './store/part-files.ts';
import { presetsTable } from './store/presets-table.ts';
import { tokensTable } from './store/tokens-table.ts';
import type { AppContext } from './usecases/app-context.ts';
import { dataPaths } from './usecases/startup/user-data.ts';
import { PROVIDERS } from './vendors/index.ts';

export interface ComposeOptions extends Pick<HttpClientOptions, 'resolveProxy' | 'userAgent' | 'limits'> {
  readonly userDataFolder: string;
  readonly startKeychain: () => KeychainProcess;
  readonly onKeychain: (status: KeychainStatus) => void;
  readonly onChange: AppContext['changed'];
}

/**
 * Puts the parts of the app together, without Electron: `main.ts`, the benchmark and the tests use the
 * same ones.
 *
 * @throws AppError `storage-*` when the database cannot be opened
 */
export function compose(options: ComposeOptions): AppContext {
  const { userDataFolder, startKeychain, onKeychain, onChange, ...http } = options;
  const log = createLogger(join(userDataFolder, 'logs', 'tokendesk.log'));
  const logKeychain = logChanges(log, 'keychain.state');
  const db = openDatabase(dataPaths(userDataFolder).database);
  return {
    db,
    log,
    tokens: tokensTable(db),
    connections: connectionsTable(db),
    audit: auditTable(db),
    presets: presetsTable(db),
    partFiles: partFiles(db),
    vault: createVault({
      start: startKeychain,
      system: keychainSystem(),
      onStatus(status) {
        logKeychain(status.state);
        onKeychain(status);
      },
      onSecret: (entry) => log.guard(secretsInEntry(entry)),
    }),
    send: guarded(httpClient(http), log),
    providers: PROVIDERS,
    nowMs: Date.now,
    changed: onChange,
  };
}

/** Credentials are in no line of the log, as they are sent: a server may repeat them in its answer. */
function guarded(send: SendHttp, log: Logger): SendHttp {
  return (request, options) => {
    log.guard(sentSecrets(request));
    return send(request, options);
  };
}
