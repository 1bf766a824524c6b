import { compose } from '../../../electron/app/compose.ts';
import { removePartFiles } from '../../../electron/export/write-private-file.ts';
import type { KeychainProcess } from '../../../electron/keychain/protocol.ts';
import type { Workplace } from '../../../electron/tokens/context.ts';
import { findUnfinished, recover } from '../../../electron/tokens/recover.ts';
import { markLostSecrets } from '../../../electron/tokens/session-secrets.ts';
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
