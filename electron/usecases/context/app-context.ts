import type { PartFiles } from '../../store/part-files.ts';
import type { PresetsTable } from '../../store/presets-table.ts';
import type { TokensTable } from '../../store/tokens-table.ts';
import type { Clock } from '../../time/clock.ts';
import type { CallContext } from '../../vendor-call/call-context.ts';
import type { Jobs } from './jobs.ts';

/** What the use cases work with. Composed once in `electron/compose.ts`, and by tests with real parts. */
export interface AppContext extends CallContext {
  readonly tokens: TokensTable;
  readonly presets: PresetsTable;
  readonly partFiles: PartFiles;
  readonly clock: Clock;
  /** What the app does by itself behind its window. */
  readonly jobs: Jobs;
}
