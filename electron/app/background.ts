import { powerMonitor } from 'electron';
import type { KeychainStatus } from '../../shared/models/keychain.ts';
import { cleanUp } from '../tokens/clean-up.ts';
import type { Workplace } from '../tokens/context.ts';
import { recover, type Unfinished } from '../tokens/recover.ts';
import { moveSessionSecrets } from '../tokens/session-secrets.ts';
import type { Services } from './services.ts';

const DAY_MS = 86_400_000;

/**
 * What happens behind the open window: the keychain is tried, what a crash left is finished, and what
 * the policy makes due is cleaned up, now and once a day.
 */
export async function workBehindTheWindow(
  place: Workplace,
  { settings }: Services,
  unfinished: Unfinished,
): Promise<void> {
  const checkAgain = (): void => {
    if (place.vault.status().state !== 'available') void place.vault.check();
  };
  powerMonitor.on('resume', checkAgain);
  powerMonitor.on('unlock-screen', checkAgain);
  await place.vault.check();
  await recover(place, unfinished);
  const clean = async (): Promise<void> => {
    if (place.vault.status().state === 'available') await cleanUp(place, settings.get());
  };
  setInterval(() => void clean(), DAY_MS).unref();
  await clean();
}

/** Moves what is in memory only into the keychain as soon as that works again. */
export function moveWhenBack(place: Workplace): (status: KeychainStatus) => void {
  return ({ state, sessionSecrets }) => {
    if (state === 'available' && sessionSecrets > 0) void moveSessionSecrets(place).catch(() => undefined);
  };
}
