import { openContext } from '../../../electron/compose.ts';
import type { KeychainProcess } from '../../../electron/secrets/keychain/protocol.ts';
import type { AppContext } from '../../../electron/usecases/context/app-context.ts';
import { removePartFiles } from '../../../electron/usecases/disclosure/write-private-file.ts';
import { markLostSecrets } from '../../../electron/usecases/keychain/move-from-memory.ts';
import { findUnfinished, recover } from '../../../electron/usecases/keychain/reconcile.ts';
import { watchedContext, watchedKeychain } from './watched-ports.ts';
import { overheard, type WorkerContext } from './worker-context.ts';

/** Starts the app's parts in the order of `electron/main.ts`, with kill points between every two steps. */
export async function startUp(
  folder: string,
  startKeychain: () => KeychainProcess,
  pass: (point: string) => void,
  say: WorkerContext['say'],
): Promise<AppContext> {
  const composed = openContext({
    userDataFolder: folder,
    userAgent: 'Tokendesk/chaos',
    resolveProxy: async () => 'DIRECT',
    startKeychain: () => watchedKeychain(startKeychain(), pass),
    onKeychain: () => undefined,
    onChange: () => undefined,
  });
  const ctx = watchedContext(overheard(composed, say), pass);
  markLostSecrets(ctx);
  const unfinished = findUnfinished(ctx);
  await removePartFiles(ctx, unfinished.files);
  await ctx.vault.check();
  await recover(ctx, unfinished);
  return ctx;
}
