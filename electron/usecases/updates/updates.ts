import { AppError } from '../../../shared/errors.ts';
import type { UpdateMode, UpdateStatus } from '../../../shared/models/updates.ts';
import type { Logger } from '../../log/logger.ts';
import type { Clock } from '../../time/clock.ts';
import type { UpdateFeed } from '../context/ports.ts';

/** How long after the start, or after being switched on, the server is first asked, in ms: not while the app opens. */
const FIRST_CHECK_MS = 60_000;
/** How long until it is asked again, in ms, whatever it answered. */
const CHECK_EVERY_MS = 24 * 60 * 60 * 1_000;

export interface UpdatesOptions {
  /** Null where the build knows no update server: then nothing is ever asked. */
  readonly feed: UpdateFeed | null;
  /** What the computer's policy prescribes; null where it leaves the choice. */
  readonly prescribed: UpdateMode | null;
  readonly chosen: () => UpdateMode;
  readonly clock: Clock;
  readonly log: Pick<Logger, 'info' | 'error'>;
  readonly onChange: (status: UpdateStatus) => void;
  /** Quits the app, with its questions. */
  readonly quit: () => void;
}

/** Looks for newer versions, tells of them, and gets one when the agent says so. */
export interface Updates {
  status(): UpdateStatus;
  /** From now on asks by itself, as far as the mode lets it. */
  start(): void;
  /** To be called when the agent chose another mode. */
  rearm(): void;
  /** @throws AppError `not-possible` when the mode is `off` */
  check(): Promise<UpdateStatus>;
  /** @throws AppError `not-possible` unless the mode is `install` and a newer version is known */
  download(): Promise<UpdateStatus>;
  /** @throws AppError `not-possible` unless a newer version has been downloaded */
  quitAndInstall(): void;
  stop(): void;
}

type Progress = Pick<UpdateStatus, 'state' | 'version' | 'percent' | 'problem'>;

const IDLE: Progress = { state: 'idle', version: null, percent: null, problem: '' };
const BUSY: readonly UpdateStatus['state'][] = ['checking', 'downloading', 'ready'];

export function createUpdates(options: UpdatesOptions): Updates {
  const { feed, prescribed, chosen, clock, log, onChange, quit } = options;
  let progress = IDLE;
  let checkedAt: number | null = null;
  let started = false;
  let cancelNext = (): void => undefined;

  const mode = (): UpdateMode => (feed === null ? 'off' : (prescribed ?? chosen()));

  const status = (): UpdateStatus => ({
    mode: mode(),
    fixedBy: feed === null ? 'build' : prescribed === null ? null : 'policy',
    server: feed?.host ?? null,
    installable: feed?.installable ?? false,
    checkedAt,
    ...progress,
  });

  const move = (next: Partial<Progress>): UpdateStatus => {
    progress = { ...progress, ...next };
    onChange(status());
    return status();
  };

  const failed = (what: string, sentence: string, error: unknown): UpdateStatus => {
    const code = codeOf(error);
    log.error(`updates.${what}-failed`, { code });
    return move({ state: 'failed', percent: null, problem: `${sentence} (${code})` });
  };

  const check = async (): Promise<UpdateStatus> => {
    if (feed === null || mode() === 'off') throw refused('Looking for updates is switched off.');
    if (BUSY.includes(progress.state)) return status();
    move({ ...IDLE, state: 'checking' });
    try {
      const version = await feed.check();
      // Switched off meanwhile: then nothing is said of the answer.
      if (mode() === 'off') return move(IDLE);
      checkedAt = clock.nowMs();
      log.info('updates.checked', { newer: version });
      return move({ state: version === null ? 'current' : 'available', version });
    } catch (error) {
      if (mode() === 'off') return move(IDLE);
      return failed('check', 'The update server gave no usable answer.', error);
    }
  };

  const arm = (afterMs: number): void => {
    cancelNext();
    if (!started || mode() === 'off') return;
    cancelNext = clock.after(afterMs, () => {
      arm(CHECK_EVERY_MS);
      // Only being switched off is thrown, and then there is nothing to tell.
      if (mode() !== 'off') void check();
    });
  };

  return {
    status,
    check,
    start() {
      started = true;
      arm(FIRST_CHECK_MS);
    },
    rearm() {
      if (mode() === 'off' && !BUSY.includes(progress.state)) progress = IDLE;
      onChange(status());
      arm(FIRST_CHECK_MS);
    },
    async download() {
      if (feed === null || mode() !== 'install' || !feed.installable)
        throw refused('Tokendesk may not install updates here.');
      const { state, version } = progress;
      if (state === 'downloading' || state === 'ready') return status();
      if (version === null) throw refused('No newer version is known.');
      move({ state: 'downloading', percent: 0, problem: '' });
      try {
        await feed.download((percent) => void move({ percent: Math.round(percent) }));
      } catch (error) {
        return failed(
          'download',
          'The new version did not arrive whole and genuine; nothing was installed.',
          error,
        );
      }
      log.info('updates.downloaded', { version });
      return move({ state: 'ready', percent: 100 });
    },
    quitAndInstall() {
      if (progress.state !== 'ready') throw refused('No newer version has been downloaded.');
      quit();
    },
    stop() {
      started = false;
      cancelNext();
    },
  };
}

/** Chromium's or the updater's own code, such as `net::ERR_NAME_NOT_RESOLVED`; their texts may hold whole answers. */
function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  const own: unknown = 'code' in error ? error.code : undefined;
  return typeof own === 'string' ? own : (/\bnet::ERR_\w+/.exec(error.message)?.[0] ?? error.name);
}

function refused(message: string): AppError {
  return new AppError({
    code: 'not-possible',
    message,
    hint: 'Settings, Updates says what holds here, and why.',
  });
}
