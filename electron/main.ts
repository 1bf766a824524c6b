import { join } from 'node:path';
import { app, type BrowserWindow, session } from 'electron';
import { toErrorData } from '../shared/errors.ts';
import { compose } from './compose.ts';
import { openRouter } from './ipc/open-router.ts';
import { describedError } from './log/described-error.ts';
import { APP_ORIGIN, declareAppScheme, serveApp } from './platform/app-protocol.ts';
import { tellAndExit } from './platform/fatal.ts';
import { nameToSystem } from './platform/identity.ts';
import { lockDownSession, originOf } from './platform/lockdown.ts';
import { setMenu } from './platform/menu.ts';
import { answerPage } from './platform/page-bridge.ts';
import { electronPorts } from './platform/ports.ts';
import { logProcessErrors } from './platform/process-errors.ts';
import { guardQuit } from './platform/quit-events.ts';
import { refusedSwitch } from './platform/refused-switches.ts';
import { watchSessionEnd } from './platform/session-end.ts';
import { showWhenReady } from './platform/show-window.ts';
import { claimUserData } from './platform/start-dialog.ts';
import { openWindow } from './platform/window.ts';

const BUILT = import.meta.dirname;
const devServer = app.isPackaged ? undefined : process.env.ELECTRON_RENDERER_URL;
const pageUrl = devServer ?? `${APP_ORIGIN}/index.html`;
const isOurOrigin = (origin: string): boolean => origin === originOf(pageUrl);

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

  // 3. Everything without a window. Asks when the history does not open.
  const tokendesk = await compose({
    ports: electronPorts(() => window, join(BUILT, 'keychain-process.js')),
    dataFolder: app.getPath('userData'),
    version: app.getVersion(),
  });
  if (tokendesk === null) return app.exit(0);
  const { log } = tokendesk.ctx;
  logProcessErrors(log);

  // 4. What the page can ask for, and the way out.
  answerPage(openRouter(tokendesk), isOurOrigin);
  const guardWindow = guardQuit(tokendesk.quit);

  // 5. The window, and what happens behind it.
  window = openWindow({ url: pageUrl, preload: join(BUILT, '../preload/preload.cjs'), isOurOrigin });
  guardWindow(window);
  watchSessionEnd(window, {
    mustAsk: tokendesk.quit.mustAsk,
    quit: () => app.quit(),
    leave: () => void tokendesk.clipboard.clear(),
  });
  showWhenReady(window, process.platform, (by) => {
    log.info('window.shown', { by });
    tokendesk.keepBackups();
  });
  window.on('closed', () => {
    window = null;
  });
  // From here on nothing ends the app but the agent.
  await tokendesk
    .begin(app.commandLine.hasSwitch('practice'))
    .catch((error: unknown) => log.error('begin.failed', describedError(error)));
}

function giveUp(error: unknown): Promise<void> {
  const { message, hint } = toErrorData(error);
  return tellAndExit('Tokendesk cannot start', `${message}\n\n${hint}`);
}
