import { createStore } from '../../ui/store.ts';

export type HistoryTab = 'tokens' | 'activity' | 'vendor';

/** With which tab the history opens next. */
export const nextHistoryTab = createStore<HistoryTab>('tokens');

/** Whose list is shown: the connection that was chosen last. */
export const listedConnection = createStore<string | null>(null);

/** Goes to the list of a connection's server. */
export function openServerTokens(connectionId: string): void {
  listedConnection.change(() => connectionId);
  nextHistoryTab.change(() => 'vendor');
  window.location.hash = '#/history';
}
