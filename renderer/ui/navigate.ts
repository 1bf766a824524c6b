import { useSyncExternalStore } from 'react';

export type ScreenName = 'issue' | 'history' | 'connections' | 'settings';

/**
 * Where the window is. The address says it: `#/issue`, `#/issue/<connection>`, `#/issue/again/<token>`,
 * `#/history`, `#/history/activity`, `#/history/vendor/<connection>`, `#/connections`, `#/settings`.
 */
export interface Route {
  readonly screen: ScreenName;
  /** A part of the screen; empty for the first one. */
  readonly view: string;
  /** What it is about; null when the address names nothing, and nothing was named before. */
  readonly id: string | null;
}

const SCREENS: readonly ScreenName[] = ['issue', 'history', 'connections', 'settings'];
const VIEWS: Readonly<Record<ScreenName, readonly string[]>> = {
  issue: ['again'],
  history: ['activity', 'vendor'],
  connections: [],
  settings: [],
};

/** What each part of a screen was about last: an address that names nothing means that one. */
const lastIds = new Map<string, string>();

/** Reads an address; what it does not know leads to the first screen. */
export function readRoute(hash: string): Route {
  const [name = '', ...rest] = hash.replace(/^#\//, '').split('/').map(decode);
  const screen = SCREENS.find((one) => one === name);
  if (screen === undefined) return { screen: 'issue', view: '', id: null };
  const view = VIEWS[screen].find((one) => one === rest[0]) ?? '';
  const id = rest[view === '' ? 0 : 1] ?? '';
  return { screen, view, id: id === '' ? null : id };
}

/** The address of a screen, a part of it, or something on it. */
export function addressOf(screen: ScreenName, ...parts: readonly string[]): string {
  return `#/${[screen, ...parts.map(encodeURIComponent)].join('/')}`;
}

/** Goes to a screen; `replace` leaves no way back to where the window is now. */
export function navigate(address: string, { replace = false }: { replace?: boolean } = {}): void {
  if (replace) window.location.replace(address);
  else window.location.hash = address;
}

/** Has the screen that issues tokens show a connection: at once where it is open, else when it opens next. */
export function preselectConnection(id: string): void {
  lastIds.set('issue/', id);
  if (readRoute(window.location.hash).screen === 'issue') navigate(addressOf('issue', id), { replace: true });
}

/** Where the window is now. */
export function useRoute(): Route {
  const hash = useSyncExternalStore(onHashChange, () => window.location.hash);
  const route = readRoute(hash);
  return { ...route, id: route.id ?? lastIds.get(partOf(route)) ?? null };
}

function onHashChange(listener: () => void): () => void {
  const changed = (): void => {
    const route = readRoute(window.location.hash);
    if (route.id !== null) lastIds.set(partOf(route), route.id);
    listener();
  };
  window.addEventListener('hashchange', changed);
  return () => window.removeEventListener('hashchange', changed);
}

const partOf = ({ screen, view }: Route): string => `${screen}/${view}`;

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return '';
  }
}
