import { join } from 'node:path';
import type { JobProblem } from '../shared/models/job-problem.ts';
import type { KeychainStatus } from '../shared/models/keychain.ts';
import { type HttpClientOptions, httpClient, type SendHttp } from './http/client.ts';
import type { HttpLimits } from './http/limits.ts';
import { logChanges } from './log/changes.ts';
import { secretsInEntry } from './log/live-secrets.ts';
import { createLogger, type Logger } from './log/logger.ts';
import { sentSecrets } from './log/sent-secrets.ts';
import type { KeychainLimits } from './secrets/keychain/client.ts';
import type { KeychainProcess } from './secrets/keychain/protocol.ts';
import { keychainSystem } from './secrets/keychain/system.ts';
import { secretSlots } from './secrets/secret-slots.ts';
import { createVault } from './secrets/vault.ts';
import { auditTable } from './store/audit-table.ts';
import { connectionsTable } from './store/connections-table.ts';
import { openDatabase } from './store/database.ts';
import { keyringsTable } from './store/keyrings-table.ts';
import { lockStore } from './store/lock-table.ts';
import { partFiles } from './store/part-files.ts';
import { presetsTable } from './store/presets-table.ts';
import { secretSlotsTable } from './store/secret-slots.ts';
import { settingsStore } from './store/settings-table.ts';
import { tokensTable } from './store/tokens-table.ts';
import { type Clock, systemClock } from './time/clock.ts';
import type { AppContext } from './usecases/context/app-context.ts';
import { createJobs } from './usecases/context/jobs.ts';
import type { Ports } from './usecases/context/ports.ts';
import { watchClipboardMoments } from './usecases/disclosure/clipboard-moments.ts';
import { rememberedSecrets } from './usecases/disclosure/disclose-remembered.ts';
import { handOver } from './usecases/disclosure/disclose-token.ts';
import { tokenClipboard } from './usecases/disclosure/token-clipboard.ts';
import { markLostSecrets } from './usecases/keychain/move-from-memory.ts';
import { findUnfinished, type Unfinished } from './usecases/keychain/reconcile.ts';
import { createReconciler } from './usecases/keychain/reconciler.ts';
import { removeAllSecrets } from './usecases/keychain/remove-all-secrets.ts';
import { createAppLock } from './usecases/lock/app-lock.ts';
import { keptVerifier } from './usecases/lock/kept-verifier.ts';
import { appLocked } from './usecases/lock/lock-errors.ts';
import { watchLockTriggers } from './usecases/lock/lock-triggers.ts';
import { hasPracticeConnections } from './usecases/practice/practice-connections.ts';
import { practiceControl } from './usecases/practice/practice-control.ts';
import type { PracticeServers } from './usecases/practice/servers.ts';
import type { Services } from './usecases/services.ts';
import { atRisk, callsOver } from './usecases/startup/at-risk.ts';
import { watchClock, workBehindTheWindow } from './usecases/startup/background.ts';
import { keepDailyBackups } from './usecases/startup/daily-backup.ts';
import { openOrAsk } from './usecases/startup/open-or-ask.ts';
import { type Quit, quitting } from './usecases/startup/quit.ts';
import { dataPaths } from './usecases/startup/user-data.ts';
import { prescribedUpdates } from './usecases/updates/policy.ts';
import { createUpdates } from './usecases/updates/updates.ts';
import { createInFlight } from './vendor-call/in-flight.ts';
import { createLocks } from './vendor-call/locks.ts';
import { createPendingWrites } from './vendor-call/pending-writes.ts';
import { createSessions } from './vendor-call/sessions.ts';
import { PROVIDERS } from './vendors/index.ts';

/** How long quitting waits for the answer to a renewal or revocation, in ms. */
const LAST_ANSWERS_MS = 1_200;

export interface ComposeOptions {
  readonly ports: Ports;
  /** Absolute path of the user-data folder. */
  readonly dataFolder: string;
  readonly version: string;
  readonly limits?: HttpLimits;
  /** Stands between the app and the network; for checks. */
  readonly network?: (send: SendHttp) => SendHttp;
  /** Starts the practice servers; for checks. */
  readonly startPractice?: () => Promise<PracticeServers>;
}

/** The composed app. */
export interface App extends Services {
  /**
   * Starts what happens behind the window. Resolves when all of it has run once; what fails is tried again.
   *
   * @param practise starts the practice servers although there are no practice connections yet
   */
  begin(practise: boolean): Promise<void>;
  /** Makes a backup now and on every new day. */
  keepBackups(): void;
  readonly quit: Quit;
}

/**
 * The one place where the app is put together, without Electron: `main.ts` and the checks use the same.
 *
 * @returns null when the history did not open and the agent chose to quit
 */
export async function compose(options: ComposeOptions): Promise<App | null> {
  const { ports, dataFolder, version, limits, network = (send) => send } = options;
  const { clock, push } = ports;
  // What the app context tells; set once what listens exists.
  const on = {
    keychain: (_status: KeychainStatus): void => undefined,
    tokens: (): void => undefined,
  };
  const open = (): AppContext => {
    const opened = openContext({
      userDataFolder: dataFolder,
      clock,
      userAgent: `Tokendesk/${version}`,
      resolveProxy: ports.resolveProxy,
      ...(limits === undefined ? {} : { limits }),
      startKeychain: ports.startKeychain,
      onKeychain(status) {
        push('keychain.changed', status);
        on.keychain(status);
      },
      onChange(what) {
        push(`${what}.changed`, undefined);
        if (what === 'tokens') on.tokens();
      },
      onJobs: (problems) => push('jobs.changed', [...problems]),
    });
    return { ...opened, send: network(opened.send) };
  };
  const firstWork = (ctx: AppContext) => {
    markLostSecrets(ctx);
    return findUnfinished(ctx);
  };
  const { database: file, backups: folder } = dataPaths(dataFolder);
  const found = await openOrAsk(open, firstWork, {
    file,
    backups: folder,
    nowMs: clock.nowMs,
    ask: ports.askAtStart,
  });
  if (found === null) return null;
  const { ctx, found: unfinished } = found;
  ctx.log.info('app.started', { version, platform: process.platform });

  const services = startServices(ctx, options, unfinished, () => timed.wake());
  const { clipboard, practice, reconciler, updates } = services;
  const timed = watchClock(services);
  on.keychain = (status) => {
    services.lock.askKeychain();
    reconciler.onKeychain(status);
    if (status.state === 'available') timed.wake();
  };
  on.tokens = timed.rearm;

  let stopBackups = (): void => undefined;
  return {
    ...services,
    async begin(practise) {
      const practiceReady = ctx.jobs.run('practice-servers', async () => {
        if (practise || hasPracticeConnections(ctx)) await practice.start();
      });
      await workBehindTheWindow(services, unfinished.files);
      await practiceReady;
      timed.start();
      updates.start();
    },
    keepBackups() {
      const onDamage = (): void => void ports.tellDamaged();
      stopBackups = keepDailyBackups({ db: ctx.db, folder, log: ctx.log, clock, onDamage });
    },
    quit: quitting({
      clock,
      atRisk: () => atRisk(ctx),
      ask: ports.askToQuit,
      callsOver: () => callsOver(ctx),
      async cancelCalls() {
        for (const { id } of ctx.inFlight.list()) ctx.inFlight.cancel(id);
        await callsOver(ctx);
      },
      async lastWork() {
        stopBackups();
        ctx.jobs.stop();
        updates.stop();
        timed.stop();
        await Promise.all([ctx.inFlight.settled(LAST_ANSWERS_MS), ctx.locks.settled(LAST_ANSWERS_MS)]);
        ctx.pendingWrites.flush();
        ctx.vault.stop();
        await Promise.allSettled([clipboard.clear(), practice.stop()]);
        ctx.db.close();
      },
    }),
  };
}

/** @param onUnlock called when the app lock opens */
function startServices(
  ctx: AppContext,
  options: ComposeOptions,
  unfinished: Unfinished,
  onUnlock: () => void,
): Services {
  const { ports, dataFolder, version, startPractice } = options;
  const settings = settingsStore(ctx.db);
  const clipboard = tokenClipboard(
    ports.clipboard,
    (state) => ports.push('clipboard.changed', state),
    ports.clock,
  );
  watchClipboardMoments(ports, clipboard);
  const lock = createAppLock({
    verifiers: keptVerifier(ctx),
    store: lockStore(ctx.db),
    fingerprint: ports.fingerprint,
    clock: ctx.clock,
    removeSecrets: () => removeAllSecrets(ctx),
    onChange(state) {
      if (state.locked) {
        void clipboard.clear();
        ctx.sessions.clear();
      }
      ports.push('lock.changed', state);
      if (!state.locked) {
        void clipboard.retry();
        onUnlock();
      }
    },
  });
  watchLockTriggers(ports.power, ports.clock, lock.lock, () => settings.get().lockIdleMinutes);
  ports.setColourScheme(settings.get().colorScheme);
  const admit = (): void => {
    if (lock.state().locked) throw appLocked();
  };
  return {
    ctx,
    ports,
    about: { version, userDataFolder: dataFolder },
    settings,
    clipboard,
    lock,
    reconciler: createReconciler(ctx, unfinished),
    practice: practiceControl(ctx, startPractice),
    handOver: handOver(ctx, { clipboard, settings, askPath: ports.askSavePath, admit }),
    remembered: rememberedSecrets(ctx, { clipboard, settings, admit }),
    updates: createUpdates({
      feed: ports.updateFeed,
      prescribed: prescribedUpdates(ports.policy),
      chosen: () => settings.get().updates,
      clock: ports.clock,
      log: ctx.log,
      onChange: (status) => ports.push('updates.changed', status),
      quit: ports.quit,
    }),
  };
}

export interface ContextOptions extends Pick<HttpClientOptions, 'resolveProxy' | 'userAgent' | 'limits'> {
  readonly userDataFolder: string;
  readonly startKeychain: () => KeychainProcess;
  /** Time limits of a keychain call, where a check cannot wait for those of the app. */
  readonly keychainLimits?: KeychainLimits;
  readonly onKeychain: (status: KeychainStatus) => void;
  readonly onChange: AppContext['changed'];
  readonly onJobs?: (problems: readonly JobProblem[]) => void;
  readonly clock?: Clock;
}

/**
 * Opens what the use cases work with: database, log, keychain, network.
 *
 * @throws AppError `storage-*` when the database cannot be opened
 */
export function openContext(options: ContextOptions): AppContext {
  const {
    userDataFolder,
    startKeychain,
    keychainLimits,
    onKeychain,
    onChange,
    onJobs = () => undefined,
    clock = systemClock,
    ...http
  } = options;
  const log = createLogger(join(userDataFolder, 'logs', 'tokendesk.log'), clock.nowMs);
  const logKeychain = logChanges(log, 'keychain.state');
  const db = openDatabase(dataPaths(userDataFolder).database);
  if (db.journal !== 'wal') log.info('storage.journal', { journal: db.journal });
  const jobs = createJobs({ clock, log, onChange: () => onJobs(jobs.problems()) });
  const keyrings = keyringsTable(db);
  const vault = createVault({
    start: startKeychain,
    ...(keychainLimits === undefined ? {} : { limits: keychainLimits }),
    system: keychainSystem(),
    keyrings,
    onStatus(status) {
      logKeychain(status.state);
      onKeychain(status);
    },
    onSecret: (entry) => log.guard(secretsInEntry(entry)),
  });
  return {
    jobs,
    db,
    log,
    tokens: tokensTable(db),
    connections: connectionsTable(db),
    audit: auditTable(db, clock.nowMs),
    presets: presetsTable(db),
    partFiles: partFiles(db),
    vault,
    slots: secretSlots({ vault, store: secretSlotsTable(db), databaseId: keyrings.databaseId }),
    send: guarded(httpClient({ ...http, nowMs: clock.nowMs }), log),
    providers: PROVIDERS,
    clock,
    locks: createLocks(),
    sessions: createSessions(),
    inFlight: createInFlight({ nowMs: clock.nowMs, onChange: () => onChange('calls') }),
    pendingWrites: createPendingWrites({ db, log, onWritten: () => onChange('tokens') }),
    nowMs: clock.nowMs,
    changed: onChange,
  };
}

/** Credentials are in no line of the log, as they are sent: a server may repeat them in its answer. */
function guarded(send: SendHttp, log: Logger): SendHttp {
  return (request, options) => {
    log.guard(sentSecrets(request));
    return send(request, options);
  };
}
