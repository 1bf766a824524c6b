import { compose } from '../../../electron/compose.ts';
import type { KeychainProcess } from '../../../electron/secrets/keychain/protocol.ts';
import type { Workplace } from '../../../electron/usecases/app-context.ts';
import { removePartFiles } from '../../../electron/usecases/disclosure/write-private-file.ts';
import { markLostSecrets } from '../../../electron/usecases/keychain/move-from-memory.ts';
import { findUnfinished, recover } from '../../../electron/usecases/keychain/reconcile.ts';
import { watchedKeychain, watchedPlace } from './watched-ports.ts';
import { overheard, type World } from './world.ts';

/** Starts the app's parts in the order of `electron/main.ts`, with kill points between every two steps. */
export async function startUp(
  folder: string,
  startKeychain: () => KeychainProcess,
  pass: (point: string) => void,
  say: World['say'],
): Promise<Workplace> {
  const composed = compose({
    userDataFolder: folder,
    userAgent: 'Tokendesk/chaos',
    resolveProxy: async () => null,
    startKeychain: () => watchedKeychain(startKeychain(), pass),
    onKeychain: () => undefined,
    onChange: () => undefined,
  });
  const place = watchedPlace(overheard(composed, say), pass);
  markLostSecrets(place);
  const unfinished = findUnfinished(place);
  await removePartFiles(place, unfinished.files);
  await place.vault.check();
  await recover(place, unfinished);
  return place;
}
