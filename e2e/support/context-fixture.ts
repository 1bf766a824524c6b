import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openContext } from '../../electron/compose.ts';
import { DEFAULT_LIMITS } from '../../electron/http/limits.ts';
import type { AppContext } from '../../electron/usecases/context/app-context.ts';
import { removePartFiles } from '../../electron/usecases/disclosure/write-private-file.ts';
import { markLostSecrets } from '../../electron/usecases/keychain/move-from-memory.ts';
import { findUnfinished, recover } from '../../electron/usecases/keychain/reconcile.ts';
import { ensurePracticeConnections } from '../../electron/usecases/practice/practice-connections.ts';
import {
  type PracticeServers,
  practiceDrafts,
  startPracticeServers,
} from '../../electron/usecases/practice/servers.ts';
import type { Api } from '../../shared/forms/values.ts';
import type { Connection } from '../../shared/models/connection.ts';
import { startKeychain } from './keychain.ts';

/** The app's parts put together as the app does it, on a real keychain, database file and servers. */
export interface ContextFixture {
  readonly folder: string;
  ctx: AppContext;
  connections: Readonly<Record<Api, Connection>>;
  /** Ends this run without any tidying up and starts another one on the same folder. */
  restart(): Promise<void>;
  /** Every byte that the app wrote, as one text. */
  everythingWritten(): string;
  close(): Promise<void>;
}

/**
 * @param env environment of the keychain process; without D-Bus there is no keychain
 * @param disk absolute path of the folder in which the user-data folder is made
 * @param startServers what the practice connections point to
 */
export async function openContextFixture(
  env: NodeJS.ProcessEnv = process.env,
  disk: string = tmpdir(),
  startServers: () => Promise<PracticeServers> = startPracticeServers,
): Promise<ContextFixture> {
  const folder = mkdtempSync(join(disk, 'tokendesk-bench-'));
  const servers = await startServers();
  const first = await startRun(folder, servers, env);
  const fixture: ContextFixture = {
    folder,
    ...first,
    async restart() {
      end(fixture.ctx);
      Object.assign(fixture, await startRun(folder, servers, env));
    },
    everythingWritten: () => readAll(folder),
    async close() {
      end(fixture.ctx);
      await servers.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
  return fixture;
}

async function startRun(folder: string, servers: PracticeServers, env: NodeJS.ProcessEnv) {
  const ctx = openContext({
    userDataFolder: folder,
    userAgent: 'Tokendesk/test',
    resolveProxy: async () => 'DIRECT',
    limits: { ...DEFAULT_LIMITS, headersMs: 400, totalMs: 3_000 },
    startKeychain: () => startKeychain(env),
    onKeychain: () => undefined,
    onChange: () => undefined,
  });
  markLostSecrets(ctx);
  const unfinished = findUnfinished(ctx);
  await removePartFiles(ctx, unfinished.files);
  await ctx.vault.check();
  await recover(ctx, unfinished);
  const list = await ensurePracticeConnections(ctx, practiceDrafts(servers.servers));
  const of = (api: Api): Connection => {
    const found = list.find((connection) => connection.api === api);
    if (found === undefined) throw new Error(`No practice connection for ${api}`);
    return found;
  };
  const connections = {
    intershop: of('intershop'),
    commvault: of('commvault'),
    oracle: of('oracle'),
    crmcom: of('crmcom'),
  };
  return { ctx, connections };
}

function end(ctx: AppContext): void {
  ctx.vault.stop();
  ctx.db.close();
}

function readAll(folder: string): string {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((path) => statSync(path).isFile())
    .map((path) => readFileSync(path, 'latin1'))
    .join('\n');
}
