import type { QueryClient } from '@tanstack/react-query';
import type { CallName, TokendeskBridge } from '../../shared/contract.ts';
import { queryKey, queryName } from './use-call.ts';

/**
 * Keeps the cached answers true: a push either carries the new value or says what has become old.
 *
 * @param onLocked called as soon as the main process says that the app is locked
 */
export function listenToPushes(
  bridge: TokendeskBridge,
  client: QueryClient,
  onLocked: () => void,
): () => void {
  const makeOld = (...names: CallName[]): void => {
    for (const name of names) void client.invalidateQueries({ queryKey: queryName(name) });
  };
  const stops = [
    bridge.on('tokens.changed', () =>
      makeOld('tokens.list', 'tokens.details', 'audit.list', 'connections.usage', 'connections.list'),
    ),
    bridge.on('connections.changed', () => {
      makeOld('connections.list', 'lookups.unsettled', 'app.info', 'audit.list', 'tokens.use');
      // A connection may lead to another server now, where the same ID is another record's.
      void client.resetQueries({ queryKey: queryName('serverTokens.list') });
      void client.resetQueries({ queryKey: queryName('lookups.details') });
    }),
    bridge.on('sessions.changed', () => makeOld('connections.list', 'audit.list')),
    bridge.on('calls.changed', () => makeOld('calls.list')),
    bridge.on('presets.changed', () => makeOld('presets.list')),
    bridge.on('keychain.changed', (status) => {
      client.setQueryData(queryKey('keychain.status', undefined), status);
      // Secrets may have moved between memory and the keychain.
      makeOld('connections.list', 'tokens.list', 'tokens.details');
    }),
    bridge.on('clipboard.changed', (state) =>
      client.setQueryData(queryKey('clipboard.state', undefined), state),
    ),
    bridge.on('settings.changed', (settings) =>
      client.setQueryData(queryKey('settings.get', undefined), settings),
    ),
    bridge.on('jobs.changed', (problems) =>
      client.setQueryData(queryKey('jobs.problems', undefined), problems),
    ),
    bridge.on('updates.changed', (status) =>
      client.setQueryData(queryKey('updates.status', undefined), status),
    ),
    bridge.on('lock.changed', (state) => {
      client.setQueryData(queryKey('lock.state', undefined), state);
      if (state.locked) onLocked();
    }),
  ];
  return () => {
    for (const stop of stops) stop();
  };
}
