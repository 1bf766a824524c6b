import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { LeakFixture } from './leak-fixture.ts';
import { searchPage } from './page-memory.ts';
import { type Hit, searchFolder, searchProcesses, searchText } from './places.ts';

/** Where no secret belongs. */
export const PLACES = [
  'user data',
  'output',
  'processes',
  'temp',
  'Chromium',
  'home',
  'keyring file',
  'page',
] as const;
export type Place = (typeof PLACES)[number];

/** The host keeps Chromium's profile in the temporary folder; Electron would in the user data. */
export function chromiumFolders({ temp }: LeakFixture): string[] {
  return readdirSync(temp, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && entry.name.startsWith('tokendesk-host-'))
    .map(({ name }) => join(temp, name));
}

/** Where the throw-away keyring's encrypted file lies. */
export function keyringFolder(): string | null {
  const { XDG_DATA_HOME: data } = process.env;
  return data === undefined ? null : join(data, 'keyrings');
}

/** Looks everywhere. Null for what cannot be looked at now. */
export async function lookEverywhere(
  fixture: LeakFixture,
  withPage: boolean,
): Promise<Record<Place, Hit[] | null>> {
  const { canaries, profile, temp, folder } = fixture;
  const chromium = chromiumFolders(fixture);
  const keyrings = keyringFolder();
  return {
    'user data': searchFolder(profile.userData, canaries),
    output: searchText('stdout and stderr', fixture.output(), canaries),
    processes: searchProcesses(fixture.processes(), canaries),
    temp: searchFolder(temp, canaries, chromium),
    Chromium: chromium.flatMap((path) => searchFolder(path, canaries)),
    // Exported files are where the agent wanted them.
    home: searchFolder(folder, canaries, [profile.userData, temp, ...profile.downloaded()]),
    'keyring file': keyrings === null ? null : searchFolder(keyrings, canaries),
    page: withPage ? await searchPage(fixture.page, canaries) : null,
  };
}
