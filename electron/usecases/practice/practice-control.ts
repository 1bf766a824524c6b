import type { AppInfo } from '../../../shared/contract.ts';
import type { Connection } from '../../../shared/models/connection.ts';
import type { AppContext } from '../context/app-context.ts';
import { ensurePracticeConnections } from './practice-connections.ts';
import { type PracticeServers, practiceDrafts, startPracticeServers } from './servers.ts';

/** The built-in practice servers of this run. */
export interface PracticeControl {
  /** Starts the servers if they do not run, and makes the four connections fit them. */
  start(): Promise<Connection[]>;
  info(): AppInfo['practice'];
  stop(): Promise<void>;
}

/** @param startServers starts the four servers */
export function practiceControl(
  ctx: AppContext,
  startServers: () => Promise<PracticeServers> = () => startPracticeServers({ now: ctx.nowMs }),
): PracticeControl {
  let starting: Promise<PracticeServers> | null = null;
  let running: PracticeServers | null = null;
  return {
    async start() {
      starting ??= startServers();
      try {
        running = await starting;
      } catch (error) {
        starting = null;
        throw error;
      }
      return ensurePracticeConnections(ctx, practiceDrafts(running.servers));
    },
    info: () => ({
      running: running !== null,
      servers: (running?.servers ?? []).map(({ api, baseUrl }) => ({ api, baseUrl })),
    }),
    async stop() {
      await (await starting?.catch(() => null))?.stop();
    },
  };
}
