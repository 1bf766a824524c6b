import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { SendHttp } from '../../electron/http/client.ts';
import type { FakeKeychain } from '../../electron/secrets/keychain/fake-keychain.ts';
import type { KeychainProcess, KeychainRequest } from '../../electron/secrets/keychain/protocol.ts';
import { type PracticeServers, startPracticeServers } from '../../electron/usecases/practice/servers.ts';
import type { Api } from '../../shared/forms/values.ts';
import type { HttpAnswer, HttpRequest } from '../../shared/http-message.ts';
import { type OpenAppOptions, type OpenedApp, openApp, temporaryFolder } from './open-app.ts';
import { standingClock } from './test-clock.ts';

/** What becomes of one request to the keychain: done, done but never answered, never answered, or refused. */
export type KeychainFate = 'works' | 'works, no answer' | 'hangs' | 'refuses';

/** One user-data folder, one keychain, and practice servers that outlive the app: for specs with restarts. */
export interface PracticeApp {
  /** The app that runs now; another one after `restart`. */
  readonly app: OpenedApp;
  readonly keychain: FakeKeychain;
  readonly dataDir: string;
  /** Everything that the app sent, oldest first. A spec may empty it. */
  readonly sent: HttpRequest[];
  /** Stands between the app and the network; null lets everything pass. */
  intercept: ((request: HttpRequest, forward: () => Promise<HttpAnswer>) => Promise<HttpAnswer>) | null;
  /** Decides what becomes of each request to the keychain; null: `works`. */
  keychainFate: ((request: KeychainRequest) => KeychainFate) | null;
  /** Kills the app and opens it again. */
  restart(): Promise<void>;
  /** Asks a practice server as any other program could. @param path behind the base URL */
  atVendor(
    api: Api,
    method: string,
    path: string,
    init?: RequestInit,
  ): Promise<{ status: number; body: string }>;
  /** Texts of the keychain entries whose account names this token, connection or record. */
  entriesOf(id: string): readonly string[];
  /**
   * Runs one statement on the database file, on a connection of its own: to put rows into the past, or into the
   * state that a crash leaves.
   */
  sql(statement: string, ...values: (string | number | null)[]): void;
  /** Every byte in the user-data folder, as one text. */
  everythingWritten(): string;
  close(): Promise<void>;
}

/** Opens the app with its practice connections. */
export async function openPracticeApp(options: OpenAppOptions = {}): Promise<PracticeApp> {
  const dataDir = options.dataDir ?? temporaryFolder();
  const clock = options.nowMs === undefined ? undefined : standingClock(options.nowMs);
  const servers =
    options.servers ??
    (await startPracticeServers({ slowMs: 50, ...(clock === undefined ? {} : { now: clock.nowMs }) }));
  const sent: HttpRequest[] = [];
  const open = (): Promise<OpenedApp> =>
    openApp({
      ...options,
      dataDir,
      servers,
      practice: true,
      ...(clock === undefined ? {} : { clock }),
      network: (send) => watched(send, sent, () => practice.intercept),
      keychainProcess: (start) => fated(start(), () => practice.keychainFate),
    });
  const practice: PracticeApp = {
    intercept: null,
    keychainFate: null,
    get app() {
      return app;
    },
    get keychain() {
      return app.keychain;
    },
    dataDir,
    sent,
    async restart() {
      await app.kill();
      app = await open();
    },
    atVendor: (api, method, path, init = {}) => ask(servers, api, path, { ...init, method }),
    entriesOf: (id) =>
      [...app.keychain.entries].filter(([account]) => account.includes(id)).map(([, text]) => text),
    sql(statement, ...values) {
      const db = new DatabaseSync(join(dataDir, 'tokendesk.db'));
      db.prepare(statement).run(...values);
      db.close();
    },
    everythingWritten: () => readAll(dataDir),
    async close() {
      await app.kill();
      await servers.stop();
    },
  };
  let app = await open();
  return practice;
}

function watched(send: SendHttp, sent: HttpRequest[], intercept: () => PracticeApp['intercept']): SendHttp {
  return (request, options) => {
    sent.push(request);
    const forward = (): Promise<HttpAnswer> => send(request, options);
    return intercept()?.(request, forward) ?? forward();
  };
}

function fated(process: KeychainProcess, fate: () => PracticeApp['keychainFate']): KeychainProcess {
  const unanswered = new Set<number>();
  let reply: Parameters<KeychainProcess['onReply']>[0] = () => undefined;
  return {
    ...process,
    onReply(listener) {
      reply = listener;
      process.onReply((message) => {
        if (!unanswered.has(message.id)) listener(message);
      });
    },
    send(request) {
      const what = fate()?.(request) ?? 'works';
      if (what === 'works, no answer') unanswered.add(request.id);
      if (what === 'refuses')
        reply({ id: request.id, ok: false, message: 'Cannot create an item in a locked collection' });
      else if (what !== 'hangs') process.send(request);
    },
  };
}

async function ask(
  { servers }: PracticeServers,
  api: Api,
  path: string,
  init: RequestInit,
): Promise<{ status: number; body: string }> {
  const server = servers.find((each) => each.api === api);
  const response = await fetch(`${server?.baseUrl ?? ''}${path}`, init);
  return { status: response.status, body: await response.text() };
}

function readAll(folder: string): string {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((path) => statSync(path).isFile())
    .map((path) => readFileSync(path, 'latin1'))
    .join('\n');
}
