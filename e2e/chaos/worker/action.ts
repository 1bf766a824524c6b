import type { WorkerContext } from './worker-context.ts';

/**
 * Something that an agent does. What `prepare` does is never interrupted: it sees to it that there is
 * something to do it with. The work that it returns is what gets killed.
 */
export interface Action {
  prepare(context: WorkerContext): Promise<() => Promise<void>>;
  /** May run beside another action. */
  readonly sequence: 'tokens' | 'connections' | 'alone';
}
