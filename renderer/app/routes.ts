import { IconHistory, IconKey, IconPlugConnected, IconSettings } from '@tabler/icons-react';
import { useSyncExternalStore } from 'react';

/** The four screens, in the order of the navigation. */
export const ROUTES = [
  { path: 'issue', name: 'Issue token', Icon: IconKey },
  { path: 'history', name: 'History', Icon: IconHistory },
  { path: 'connections', name: 'Connections', Icon: IconPlugConnected },
  { path: 'settings', name: 'Settings', Icon: IconSettings },
] as const;

export type RoutePath = (typeof ROUTES)[number]['path'];

/** The screen that the address names; the first one for anything else. */
export function readRoute(hash: string): RoutePath {
  return ROUTES.find(({ path }) => hash === `#/${path}`)?.path ?? 'issue';
}

export function useRoute(): RoutePath {
  return useSyncExternalStore(onHashChange, () => readRoute(window.location.hash));
}

function onHashChange(listener: () => void): () => void {
  window.addEventListener('hashchange', listener);
  return () => window.removeEventListener('hashchange', listener);
}
