import type { Expectations } from './expectations.ts';
import type { Stored } from './stored.ts';

/** What a check after a kill looks at. */
export interface Findings {
  readonly stored: Stored;
  readonly entries: ReadonlyMap<string, string>;
  /** Tokens that the app itself could read, by id, as hashes. */
  readonly readable: Readonly<Record<string, string>>;
  readonly expectations: Expectations;
}
