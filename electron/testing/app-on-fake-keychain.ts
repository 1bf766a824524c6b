import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Connection } from '../../shared/models/connection.ts';
import type { Token } from '../../shared/models/token.ts';
import { openContext } from '../compose.ts';
import type { SendHttp } from '../http/client.ts';
import { type FakeKeychain, fakeKeychain } from '../secrets/keychain/fake-keychain.ts';
import { saveConnection } from '../usecases/connections/save.ts';
import type { AppContext } from '../usecases/context/app-context.ts';
import { markLostSecrets } from '../usecases/keychain/move-from-memory.ts';
import { findUnfinished } from '../usecases/keychain/reconcile.ts';
import { createReconciler, type Reconciler } from '../usecases/keychain/reconciler.ts';
import { issueToken } from '../usecases/tokens/issue.ts';

/** The app's use cases on a database file, a made-up keychain, and a made-up CRM.COM that hands out numbered tokens. */
export interface FakeApp {
  readonly keychain: FakeKeychain;
  readonly ctx: AppContext;
  readonly reconciler: Reconciler;
  /** What the vendor does with the next calls. */
  send: SendHttp;
  /** Ends this run as a kill does, and begins another one on the same folder. Reconciles as a start does. */
  restart(): Promise<void>;
  connect(changes?: { readonly secrets: Record<string, string> }): Promise<Connection>;
  issue(connection: Connection): Promise<Token>;
  close(): void;
}

const LIMITS = { noticeMs: 40, giveUpMs: 200 };

export async function appOnFakeKeychain(): Promise<FakeApp> {
  const folder = mkdtempSync(join(tmpdir(), 'tokendesk-app-'));
  const keychain = fakeKeychain();
  let issued = 0;
  const answer: SendHttp = async () => ({
    status: 200,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ status: { code: 'OK' }, data: { token: `practice-crmcom-token-${++issued}` } }),
    receivedAt: Date.now(),
    clockOffsetMs: 0,
  });
  const startRun = () => {
    const composed = openContext({
      userDataFolder: folder,
      userAgent: 'Tokendesk/test',
      resolveProxy: async () => 'DIRECT',
      startKeychain: () => keychain.start(),
      keychainLimits: LIMITS,
      onKeychain: (status) => run?.reconciler.onKeychain(status),
      onChange: () => undefined,
    });
    const ctx: AppContext = { ...composed, send: (request, options) => app.send(request, options) };
    markLostSecrets(ctx);
    return { ctx, reconciler: createReconciler(ctx, findUnfinished(ctx)) };
  };
  let run: ReturnType<typeof startRun> | null = null;
  const running = (): ReturnType<typeof startRun> => {
    run ??= startRun();
    return run;
  };
  const end = (): void => {
    running().ctx.vault.stop();
    running().ctx.db.close();
    run = null;
  };
  const app: FakeApp = {
    keychain,
    get ctx() {
      return running().ctx;
    },
    get reconciler() {
      return running().reconciler;
    },
    send: answer,
    async restart() {
      end();
      await running().ctx.vault.check();
      await running().reconciler.run();
    },
    connect: (changes = { secrets: { applicationKey: 'practice-application-key' } }) =>
      saveConnection(app.ctx, {
        api: 'crmcom',
        name: `CRM ${app.ctx.connections.all().length}`,
        baseUrl: 'https://crm.example',
        allowUnencrypted: false,
        settings: {},
        ...changes,
      }),
    issue: ({ id }) =>
      issueToken(app.ctx, {
        connectionId: id,
        inputs: { identifyBy: 'authentication_code', authenticationCode: 'practice-code' },
        label: '',
        ticket: '',
      }),
    close() {
      end();
      rmSync(folder, { recursive: true, force: true });
    },
  };
  await running().ctx.vault.check();
  return app;
}
