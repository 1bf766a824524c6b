import type { Api } from '../../shared/forms/values.ts';
import type { SendHttp } from '../http/client.ts';
import type { Logger } from '../log/logger.ts';
import type { SecretSlots } from '../secrets/secret-slots.ts';
import type { Vault } from '../secrets/vault.ts';
import type { AuditTable } from '../store/audit-table.ts';
import type { ConnectionsTable } from '../store/connections-table.ts';
import type { Database } from '../store/database.ts';
import type { Provider } from '../vendors/kit/define.ts';
import type { CallsInFlight } from './in-flight.ts';
import type { Locks } from './locks.ts';
import type { PendingWrites } from './pending-writes.ts';
import type { Sessions } from './sessions.ts';

/** What the page may have to read again. */
export type Changed = 'tokens' | 'connections' | 'presets' | 'sessions' | 'calls';

/** What a call to a vendor works with; part of the application context. */
export interface CallContext {
  readonly db: Database;
  readonly connections: ConnectionsTable;
  readonly audit: AuditTable;
  readonly vault: Vault;
  readonly slots: SecretSlots;
  readonly send: SendHttp;
  readonly providers: Readonly<Record<Api, Provider>>;
  readonly log: Logger;
  readonly locks: Locks;
  readonly sessions: Sessions;
  readonly inFlight: CallsInFlight;
  readonly pendingWrites: PendingWrites;
  /** Unix ms. */
  readonly nowMs: () => number;
  /** Tells the page that something changed. */
  readonly changed: (what: Changed) => void;
}
