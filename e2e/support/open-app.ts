import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type App, compose } from '../../electron/compose.ts';
import type { SendHttp } from '../../electron/http/client.ts';
import { DEFAULT_LIMITS, type HttpLimits } from '../../electron/http/limits.ts';
import { openRouter } from '../../electron/ipc/open-router.ts';
import type { FakeKeychain } from '../../electron/secrets/keychain/fake-keychain.ts';
import type { KeychainProcess } from '../../electron/secrets/keychain/protocol.ts';
import type { PracticeServers } from '../../electron/usecases/practice/servers.ts';
import {
  type CallInput,
  type CallName,
  type CallOutput,
  pushes as contract,
  type Result,
} from '../../shared/contract.ts';
import { AppError } from '../../shared/errors.ts';
import { fakeKeychainOf, startKeychain } from './keychain.ts';
import { clockOfOneApp, runningClock, standingClock, type TestClock } from './test-clock.ts';
import { type PushedMessage, type TestPlatform, testPorts } from './test-platform.ts';

export interface OpenAppOptions {
  /** Absolute path of the user-data folder. One that was used before is a restart. Without it: a new folder, gone at the end of this process. */
  readonly dataDir?: string;
  /** `system`: the real one over D-Bus. `fake` (usual): in memory, the same for each app on one folder. */
  readonly keychain?: 'fake' | 'system';
  /** Unix ms at which the clock stands still; only `advance` moves it. Without it the clock runs. */
  readonly nowMs?: number;
  /** A clock that outlives the app, in place of `nowMs`. */
  readonly clock?: TestClock;
  /** Starts the practice servers, and makes their four connections. */
  readonly practice?: boolean;
  /** Practice servers that run already and outlive the app. */
  readonly servers?: PracticeServers;
  /** Of each call, in ms; the usual ones are short, so that a check need not wait. */
  readonly limits?: Partial<HttpLimits>;
  /** Stands between the app and the network: to watch, to change and to lose requests. */
  readonly network?: (send: SendHttp) => SendHttp;
  /** Environment of the real keychain process. */
  readonly env?: NodeJS.ProcessEnv;
  /** Stands between the app and its keychain process. */
  readonly keychainProcess?: (start: () => KeychainProcess) => KeychainProcess;
  /** Sets what the agent does before there is a page, such as answers at the start. */
  readonly prepare?: (platform: TestPlatform) => void;
  /** False: returns before what happens behind the window; `begun` tells its end. */
  readonly untilBegun?: boolean;
}

/** The app as `main.ts` composes it, without Electron and without a window. */
export interface OpenedApp {
  readonly dataDir: string;
  /** What the page would call, through the same router. Never rejects. */
  call<N extends CallName>(channel: N, input?: CallInput<N>): Promise<Result<CallOutput<N>>>;
  /** The same; returns the value. @throws AppError with the data of the failure */
  ask<N extends CallName>(channel: N, input?: CallInput<N>): Promise<CallOutput<N>>;
  /** What the page would hear, oldest first. */
  readonly pushes: readonly PushedMessage[];
  /** Everything in the log. */
  logText(): string;
  /** Moves the clock, and waits for the work of each timer that is due on the way. @param ms how far */
  advance(ms: number): Promise<void>;
  /** Sets the computer's clock without any time passing. @param nowMs Unix ms */
  setClock(nowMs: number): void;
  /** Unix ms by the app's clock. */
  nowMs(): number;
  /** Quits as the agent does. @returns false when the agent, asked, stays */
  quit(): Promise<boolean>;
  /** Loses the process, as far as one process can: no question, no last work. Nothing after `quit`. */
  kill(): Promise<void>;
  /** What the agent sees and does outside the window. */
  readonly platform: TestPlatform;
  /** The fake keychain; an unused one with `system`. */
  readonly keychain: FakeKeychain;
  /** Resolves when what happens behind the window has run once. */
  readonly begun: Promise<void>;
}

/** Time limits that keep checks fast. */
const LIMITS: HttpLimits = { ...DEFAULT_LIMITS, headersMs: 400, totalMs: 3_000 };

/**
 * Opens the composed app for a check.
 *
 * @throws Error when the history did not open and the answer at the start was to quit
 */
export async function openApp(options: OpenAppOptions = {}): Promise<OpenedApp> {
  const dataDir = options.dataDir ?? temporaryFolder();
  mkdirSync(dataDir, { recursive: true });
  const clock = clockOfOneApp(
    options.clock ?? (options.nowMs === undefined ? runningClock() : standingClock(options.nowMs)),
  );
  const pushes: PushedMessage[] = [];
  const keychain = fakeKeychainOf(dataDir);
  const start = (): KeychainProcess =>
    options.keychain === 'system' ? startKeychain(options.env ?? process.env) : keychain.start();
  const { servers, keychainProcess = (begin) => begin() } = options;
  const { platform, ports } = testPorts(dataDir, clock, () => keychainProcess(start), pushes);
  options.prepare?.(platform);
  const app = await compose({
    ports,
    dataFolder: dataDir,
    version: '0.0.0-test',
    limits: { ...LIMITS, ...options.limits },
    ...(options.network === undefined ? {} : { network: options.network }),
    ...(servers === undefined
      ? {}
      : { startPractice: async () => ({ ...servers, stop: async () => undefined }) }),
  });
  if (app === null) throw new Error('The agent chose to quit at the start.');
  app.keepBackups();
  const begun = app.begin(options.practice ?? false);
  if (options.untilBegun ?? true) await begun;
  return { dataDir, pushes, platform, keychain, begun, ...actions(app, clock, dataDir) };
}

type Actions = Pick<
  OpenedApp,
  'call' | 'ask' | 'logText' | 'advance' | 'setClock' | 'nowMs' | 'quit' | 'kill'
>;

function actions(app: App, clock: ReturnType<typeof clockOfOneApp>, dataDir: string): Actions {
  const dispatch = openRouter(app);
  let ended = false;
  const call: OpenedApp['call'] = async <N extends CallName>(channel: N, input?: CallInput<N>) =>
    structuredClone(await dispatch(channel, structuredClone(input))) as Result<CallOutput<N>>;
  return {
    call,
    async ask(channel, input) {
      const result = await call(channel, input);
      if (!result.ok) throw new AppError(result.error);
      return result.value;
    },
    logText() {
      try {
        return readFileSync(join(dataDir, 'logs', 'tokendesk.log'), 'utf8');
      } catch {
        return '';
      }
    },
    advance: clock.advance,
    setClock: clock.set,
    nowMs: clock.nowMs,
    async quit() {
      ended = await app.quit.request();
      if (ended) clock.stop();
      return ended;
    },
    async kill() {
      if (ended) return;
      ended = true;
      clock.stop();
      app.ctx.vault.stop();
      app.ctx.db.close();
      await app.practice.stop();
    },
  };
}

const folders = new Set<string>();
process.once('exit', () => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

/** A new folder for one app, removed at the end of this process. @param parent absolute path */
export function temporaryFolder(parent: string = tmpdir()): string {
  const folder = mkdtempSync(join(parent, 'tokendesk-app-'));
  folders.add(folder);
  return folder;
}

/** Throws where a push does not fit the contract. */
export function assertPushesFit(pushed: readonly PushedMessage[]): void {
  for (const { name, payload } of pushed) contract[name].parse(payload);
}
