import type { Page } from 'playwright-core';
import { makeDailyBackup } from '../../electron/store/backups.ts';
import { openDatabase } from '../../electron/store/database.ts';
import { addTokens, crash, tokenIds } from '../../electron/store/testing/histories.ts';
import { dataPaths } from '../../electron/usecases/startup/user-data.ts';
import { launchHost } from '../fixtures/launch-host.ts';
import type { Profile } from '../fixtures/profile.ts';
import type { RunningApp } from '../fixtures/running-app.ts';
import { goTo, historyRows } from '../fixtures/screens.ts';

const DAY_MS = 86_400_000;

/**
 * A history of two tokens, of which yesterday's backup has the first.
 *
 * @param crashed ids of tokens that a killed run left in the log
 * @returns absolute path of the database
 */
export async function historyWithBackup(userData: string, crashed: readonly string[] = []): Promise<string> {
  const { database, backups } = dataPaths(userData);
  const db = openDatabase(database);
  addTokens(db, ['old'], Date.now() - DAY_MS);
  await makeDailyBackup(database, backups, Date.now() - DAY_MS);
  addTokens(db, ['new'], Date.now());
  db.close();
  if (crashed.length > 0) {
    const again = openDatabase(database);
    addTokens(again, crashed, Date.now());
    crash(again);
  }
  return database;
}

/** Ids in a database that no app has open. */
export function idsIn(file: string): string[] {
  const db = openDatabase(file);
  try {
    return tokenIds(db);
  } finally {
    db.close();
  }
}

/** Opens the app, answering every question with its proposal, and closes it again after the work. */
export async function withApp<T>(
  profile: Profile,
  work: (app: RunningApp) => Promise<T>,
  options: { readonly practice?: boolean; readonly env?: Readonly<Record<string, string>> } = {},
): Promise<T> {
  const app = await launchHost({ profile, ...options });
  try {
    return await work(app);
  } finally {
    await app.stop();
  }
}

/** Labels of the tokens that the history screen lists, from top to bottom. */
export async function listed(page: Page): Promise<string[]> {
  await goTo(page, 'History');
  await page
    .getByRole('table', { name: 'Tokens' })
    .or(page.getByText(/no tokens/i))
    .first()
    .waitFor();
  const rows = await historyRows(page).allInnerTexts();
  return rows.map((row) => /Label of (\S+)/.exec(row)?.[1] ?? row.split('\n')[0] ?? '');
}
