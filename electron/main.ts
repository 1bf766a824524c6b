import { join } from 'node:path';
import { app, type BrowserWindow, session, shell, clipboard as systemClipboard } from 'electron';
import { toErrorData } from '../shared/errors.ts';
import type { KeychainStatus } from '../shared/models/keychain.ts';
import { compose } from './compose.ts';
import { handlers } from './ipc/handlers.ts';
import { registerHandlers } from './ipc/router.ts';
import { APP_ORIGIN, declareAppScheme, serveApp } from './platform/app-protocol.ts';
import { watchClipboardMoments } from './platform/clipboard-moments.ts';
import { tellAndExit } from './platform/fatal.ts';
import { nameToSystem } from './platform/identity.ts';
import { startKeychainProcess } from './platform/keychain-process.ts';
import { lockDownSession, originOf } from './platform/lockdown.ts';
import { setMenu } from './platform/menu.ts';
import { pushTo } from './platform/page-bridge.ts';
import { askToQuit } from './platform/quit-question.ts';
import { refusedSwitch } from './platform/refused-switches.ts';
import { startServices } from './platform/services.ts';
import { showWhenReady } from './platform/show-window.ts';
import { askAtStart, claimUserData, tellDamaged } from './platform/start-dialog.ts';
import { openWindow } from './platform/window.ts';
import type { AppContext } from './usecases/app-context.ts';
import { markLostSecrets } from './usecases/keychain/move-from-memory.ts';
import { findUnfinished } from './usecases/keychain/reconcile.ts';
import { refuseWhileLocked } from './usecases/lock/locked-calls.ts';
import { hasPracticeConnections } from './usecases/practice/practice-connections.ts';
import { moveWhenBack, watchClock, workBehindTheWindow } from './usecases/startup/background.ts';
import { keepDailyBackups } from './usecases/startup/daily-backup.ts';
import { openOrAsk } from './usecases/startup/open-or-ask.ts';
import { guardQuit } from './usecases/startup/quit.ts';
import { dataPaths } from './usecases/startup/user-data.ts';
import { untilAtRest } from './vendor-call/locks.ts';

const BUILT = import.meta.dirname;
const devServer = app.isPackaged ? undefined : process.env.ELECTRON_RENDERER_URL;
const pageUrl = devServer ?? `${APP_ORIGIN}/index.html`;
const isOurOrigin = (origin: string): boolean => origin === originOf(pageUrl);

/** How long quitting waits for the answer to a renewal or revocation, in ms. */
const LAST_ANSWERS_MS = 1_200;

let window: BrowserWindow | null = null;

// 1. Before anything else: our name, the sandbox for every process, the scheme, and one running copy.
nameToSystem(app, process.platform);
// Electron would take `--no-sandbox` away again, and for root no helper process starts without it.
if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox();
declareAppScheme();
const refused = app.isPackaged ? refusedSwitch(process.argv.slice(1), process.platform) : null;
if (refused !== null) void tellAndExit('Tokendesk', refused);
else void begin().catch(giveUp);

app.on('second-instance', () => {
  if (window?.isMinimized()) window.restore();
  window?.focus();
});
app.on('window-all-closed', () => app.quit());

async function begin(): Promise<void> {
  if (!(await claimUserData())) return app.exit(0);
  await app.whenReady();
  await start();
}

async function start(): Promise<void> {
  // 2. Lock the shell down before a page exists.
  lockDownSession(session.defaultSession);
  serveApp(join(BUILT, '../renderer'));
  setMenu(app.isPackaged);

  // 3. Storage and keychain.
  const push = pushTo(() => window);
  // Set once what they wake exists.
  const wake = {
    keychain: (_status: KeychainStatus): void => undefined,
    tokens: (): void => undefined,
    unlocked: (): void => undefined,
  };
  const { database: file, backups } = dataPaths(app.getPath('userData'));
  const open = () =>
    compose({
      userDataFolder: app.getPath('userData'),
      userAgent: `Tokendesk/${app.getVersion()}`,
      resolveProxy: (url) => session.defaultSession.resolveProxy(url),
      startKeychain: () => startKeychainProcess(join(BUILT, 'keychain-process.js')),
      onKeychain(status) {
        push('keychain.changed', status);
        wake.keychain(status);
      },
      onChange(what) {
        push(`${what}.changed`, undefined);
        if (what === 'tokens') wake.tokens();
      },
    });
  const firstWork = (one: AppContext) => {
    markLostSecrets(one);
    return findUnfinished(one);
  };
  const opened = await openOrAsk(open, firstWork, { file, backups, nowMs: Date.now, ask: askAtStart });
  if (opened === null) return app.exit(0);
  const { ctx, found: unfinished } = opened;
  ctx.log.info('app.started', { version: app.getVersion(), platform: process.platform });

  // 4. What the page can ask for.
  const services = startServices(
    ctx,
    push,
    () => window,
    () => wake.unlocked(),
  );
  watchClipboardMoments(services.clipboard);
  const clock = watchClock(ctx, services, () => window);
  const moveSecrets = moveWhenBack(ctx);
  wake.keychain = (status) => {
    moveSecrets(status);
    if (status.state === 'available') clock.wake();
  };
  wake.tokens = clock.rearm;
  wake.unlocked = clock.wake;
  registerHandlers(
    handlers({
      ...services,
      ctx,
      about: { version: app.getVersion(), userDataFolder: app.getPath('userData') },
      openFolder: (path) => shell.openPath(path),
      openWebPage: (url) => shell.openExternal(url),
      copyPlainText: (text) => systemClipboard.writeText(text),
    }),
    isOurOrigin,
    (name) => {
      if (services.lock.state().locked) refuseWhileLocked(name);
    },
    ctx.log,
  );

  // 5. The way out.
  let stopBackups = (): void => undefined;
  const guardWindow = guardQuit({
    countLost: () => ctx.vault.status().sessionSecrets,
    ask: (lost) => askToQuit(window, lost),
    async lastWork() {
      stopBackups();
      clock.stop();
      await untilAtRest(ctx, LAST_ANSWERS_MS);
      ctx.vault.stop();
      await Promise.allSettled([services.clipboard.clear(), services.practice.stop()]);
      ctx.db.close();
    },
  });

  // 6. The window, and what happens behind it.
  const practising = app.commandLine.hasSwitch('practice') || hasPracticeConnections(ctx);
  const practiceReady = practising ? services.practice.start() : Promise.resolve([]);
  window = openWindow({ url: pageUrl, preload: join(BUILT, '../preload/preload.cjs'), isOurOrigin });
  guardWindow(window);
  showWhenReady(window, process.platform, (by) => {
    const { log, nowMs } = ctx;
    log.info('window.shown', { by });
    const onDamage = (): void => void tellDamaged(window);
    stopBackups = keepDailyBackups({ file, folder: backups, log, nowMs, onDamage });
  });
  window.on('closed', () => {
    window = null;
  });
  await workBehindTheWindow(ctx, services, unfinished);
  await practiceReady;
  clock.start();
}

function giveUp(error: unknown): Promise<void> {
  const { message, hint } = toErrorData(error);
  return tellAndExit('Tokendesk cannot start', `${message}\n\n${hint}`);
}
