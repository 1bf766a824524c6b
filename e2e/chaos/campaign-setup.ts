import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startPracticeServers } from '../../electron/usecases/practice/servers.ts';
import type { Api } from '../../shared/forms/values.ts';
import { check } from './check.ts';
import { type Expectations, openExpectations } from './expectations.ts';
import { keyringEntries, keyringSize } from './keyring-entries.ts';
import type { Event } from './messages.ts';
import { readStored } from './stored.ts';
import { startWorker, type WorkerProcess } from './worker-process.ts';

/** What survives the kills: the practice servers, the user data, the keyring, and what the agent was told. */
export interface CampaignSetup {
  readonly expectations: Expectations;
  readonly baseUrls: Readonly<Record<Api, string>>;
  startWorker(listen: (event: Event) => void): WorkerProcess;
  /** Looks at everything while a worker is idle; returns what was not wrong before. */
  inspect(worker: WorkerProcess): Promise<string[]>;
  /** What the check that Settings offers finds wrong. */
  checkAll(worker: WorkerProcess): Promise<string[]>;
  close(): Promise<void>;
}

/** Opens it: empty user data, running servers, whatever keyring the environment names. */
export async function openCampaign(): Promise<CampaignSetup> {
  const folder = mkdtempSync(join(tmpdir(), 'tokendesk-chaos-'));
  const inside = (name: string): string => join(folder, name);
  const [userData, exports, compiled] = [inside('user data'), inside('exports'), inside('compiled')];
  mkdirSync(exports);
  const servers = await startPracticeServers();
  const url = (api: Api) => servers.servers.find((server) => server.api === api)?.baseUrl ?? '';
  const baseUrls = {
    intershop: url('intershop'),
    commvault: url('commvault'),
    oracle: url('oracle'),
    crmcom: url('crmcom'),
  };
  // Other tests may have used the same keyring.
  const strangers = await keyringEntries();
  const othersSize = ((await keyringSize()) ?? 0) - strangers.size;
  const expectations = openExpectations();
  const known = new Set<string>();
  return {
    expectations,
    baseUrls,
    startWorker: (listen) =>
      startWorker({ userData, exports, compiled }, (event) => {
        expectations.note(event);
        listen(event);
      }),
    async inspect(worker) {
      worker.send({ do: 'verify' });
      const verified = await worker.until('verified');
      if (verified === null) return ['the app ended while its secrets were read'];
      const all = await keyringEntries();
      const size = await keyringSize();
      const entries = new Map([...all].filter(([account]) => !strangers.has(account)));
      const stored = readStored(join(userData, 'tokendesk.db'));
      const problems = [
        ...verified.problems,
        ...check({ stored, entries, readable: verified.tokens, expectations }),
        ...(size === null || size === all.size + othersSize ? [] : ['the keyring has items of another name']),
        ...leftOverFiles(exports),
        ...expectations.failures.splice(0),
      ];
      const fresh = problems.filter((problem) => !known.has(problem));
      for (const problem of fresh) known.add(problem);
      return fresh;
    },
    async checkAll(worker) {
      worker.send({ do: 'check' });
      return (await worker.until('checked'))?.problems ?? ['the app ended while everything was checked'];
    },
    async close() {
      await servers.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** A killed export must leave nothing beside the exported files: a token would be in it. */
function leftOverFiles(exports: string): string[] {
  return readdirSync(exports)
    .filter((name) => !name.endsWith('.json'))
    .map((name) => `an unfinished export is left: ${name}`);
}
