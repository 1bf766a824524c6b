import type { Api } from '../../../shared/forms/values.ts';
import type { HistoryState } from '../../../shared/models/token.ts';
import { createStore } from '../../ui/store.ts';

export interface HistoryFilter {
  readonly search: string;
  readonly api: Api | null;
  readonly state: HistoryState | null;
}

export const NO_FILTER: HistoryFilter = { search: '', api: null, state: null };

/** Above the screens: coming back, the agent finds the same rows. */
export const historyFilter = createStore<HistoryFilter>(NO_FILTER);

export function changeFilter(change: Partial<HistoryFilter>): void {
  historyFilter.change((filter) => ({ ...filter, ...change }));
}

export function isFiltered(filter: HistoryFilter): boolean {
  return filter.search !== '' || filter.api !== null || filter.state !== null;
}
