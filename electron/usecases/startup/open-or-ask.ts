import { basename } from 'node:path';
import { AppError } from '../../../shared/errors.ts';
import { newestGoodBackup } from '../../store/backups.ts';
import { keepReadablePart, replaceDatabase } from '../../store/replace.ts';
import { storageError } from '../../store/storage-errors.ts';
import { readWal } from '../../store/wal-check.ts';
import type { AppContext } from '../context/app-context.ts';
import type { AskAtStart, StartAction, StartQuestion } from '../context/ports.ts';
import { damagedQuestion, tryAgainQuestion } from './start-question.ts';

export interface OpenOrAskOptions {
  /** Absolute path of the database. */
  readonly file: string;
  /** Absolute path of the folder with the daily backups. */
  readonly backups: string;
  /** Unix ms. */
  readonly nowMs: () => number;
  readonly ask: AskAtStart;
}

/** The app's parts, with what the first work in the history found. */
export interface Opened<T> {
  readonly ctx: AppContext;
  readonly found: T;
}

/**
 * Opens the app's parts, and asks the agent when the history does not open: as often as it takes.
 *
 * @param firstWork what must be read before there is a window; damage that it meets counts too
 * @returns null when the agent chose to quit
 * @throws what has nothing to do with storage
 */
export async function openOrAsk<T>(
  open: () => AppContext,
  firstWork: (ctx: AppContext) => T,
  options: OpenOrAskOptions,
): Promise<Opened<T> | null> {
  let action: StartAction = { kind: 'retry' };
  for (;;) {
    try {
      const done = act(action, options);
      return begin(open(), done, firstWork);
    } catch (thrown) {
      const error = storageError(thrown, options.file);
      if (!(error instanceof AppError) || !error.data.code.startsWith('storage')) throw error;
      action = await options.ask(await questionAbout(error, options));
      if (action.kind === 'quit') return null;
    }
  }
}

function begin<T>(ctx: AppContext, done: string | null, firstWork: (ctx: AppContext) => T): Opened<T> {
  try {
    if (done !== null) {
      ctx.audit.add({ action: 'history.replaced', api: null, connectionName: '', detail: done });
    }
    return { ctx, found: firstWork(ctx) };
  } catch (error) {
    ctx.db.close();
    throw error;
  }
}

async function questionAbout(
  { data }: AppError,
  { file, backups, nowMs }: OpenOrAskOptions,
): Promise<StartQuestion> {
  if (data.code !== 'storage-damaged') return tryAgainQuestion(data);
  return damagedQuestion(await newestGoodBackup(backups, nowMs()), readWal(`${file}-wal`).damaged);
}

/** Does what the agent chose; returns what the audit trail says of it. */
function act(action: StartAction, { file, nowMs }: OpenOrAskOptions): string | null {
  const kept = (aside: string): string => `the damaged file is kept as ${basename(aside)}`;
  switch (action.kind) {
    case 'readable':
      return `what could be read was opened; ${kept(keepReadablePart(file, nowMs()))}`;
    case 'backup':
      return `the backup of ${action.backup.day} was opened; ${kept(replaceDatabase(file, action.backup.path, nowMs()))}`;
    case 'empty':
      return `an empty history was started; ${kept(replaceDatabase(file, null, nowMs()))}`;
    case 'retry':
    case 'quit':
      return null;
  }
}
