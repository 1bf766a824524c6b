import type { Api } from '../../shared/forms/values.ts';
import type { Clock } from '../clock.ts';
import type { SendHttp } from '../http/client.ts';
import type { Logger } from '../log/logger.ts';
import type { Vault } from '../secrets/vault.ts';
import type { AuditTable } from '../store/audit-table.ts';
import type { ConnectionsTable } from '../store/connections-table.ts';
import type { Database } from '../store/database.ts';
import type { PartFiles } from '../store/part-files.ts';
import type { PresetsTable } from '../store/presets-table.ts';
import type { TokensTable } from '../store/tokens-table.ts';
import type { Provider } from '../vendors/kit/define.ts';
import type { Jobs } from './jobs.ts';

/** What the use cases work with. Composed once in `electron/compose.ts`, and by tests with real parts. */
export interface AppContext {
  readonly db: Database;
  readonly tokens: TokensTable;
  readonly connections: ConnectionsTable;
  readonly audit: AuditTable;
  readonly presets: PresetsTable;
  readonly partFiles: PartFiles;
  readonly vault: Vault;
  readonly send: SendHttp;
  readonly providers: Readonly<Record<Api, Provider>>;
  readonly log: Logger;
  readonly clock: Clock;
  /** What the app does by itself behind its window. */
  readonly jobs: Jobs;
  /** Unix ms, by the clock. */
  readonly nowMs: () => number;
  /** Tells the page that rows changed. */
  readonly changed: (what: 'tokens' | 'connections' | 'presets') => void;
}
