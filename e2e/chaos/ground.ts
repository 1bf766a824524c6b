import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startPracticeServers } from '../../electron/usecases/practice/servers.ts';
import type { Api } from '../../shared/forms/values.ts';
import { check } from './check.ts';
import { keyringEntries, keyringSize } from './keyring-entries.ts';
import { type Ledger, openLedger } from './ledger.ts';
import { type Life, startLife } from './life.ts';
import type { Event } from './messages.ts';
import { readStored } from './stored.ts';

/** What survives the kills: the practice servers, the user data, the keyring, and what the agent was told. */
export interface Ground {
  readonly ledger: Ledger;
  readonly baseUrls: Readonly<Record<Api, string>>;
  startLife(listen: (event: Event) => void): Life;
  /** Looks at everything while a life is idle; returns what was not wrong before. */
  inspect(life: Life): Promise<string[]>;
  /** What the check that Settings offers finds wrong. */
  checkAll(life: Life): Promise<string[]>;
  close(): Promise<void>;
}

/** Opens it: empty user data, running servers, whatever keyring the environment names. */
export async function openGround(): Promise<Ground> {
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
  const ledger = openLedger();
  const known = new Set<string>();
  return {
    ledger,
    baseUrls,
    startLife: (listen) =>
      startLife({ userData, exports, compiled }, (event) => {
        ledger.note(event);
        listen(event);
      }),
    async inspect(life) {
      life.send({ do: 'verify' });
      const verified = await life.until('verified');
      if (verified === null) return ['the app ended while its secrets were read'];
      const all = await keyringEntries();
      const size = await keyringSize();
      const entries = new Map([...all].filter(([account]) => !strangers.has(account)));
      const stored = readStored(join(userData, 'tokendesk.db'));
      const problems = [
        ...verified.problems,
        ...check({ stored, entries, readable: verified.tokens, ledger }),
        ...(size === null || size === all.size + othersSize ? [] : ['the keyring has items of another name']),
        ...leftOverFiles(exports),
        ...ledger.failures.splice(0),
      ];
      const fresh = problems.filter((problem) => !known.has(problem));
      for (const problem of fresh) known.add(problem);
      return fresh;
    },
    async checkAll(life) {
      life.send({ do: 'check' });
      return (await life.until('checked'))?.problems ?? ['the app ended while everything was checked'];
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
