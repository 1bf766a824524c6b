import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import type { TokenQuery } from '../../../shared/models/token.ts';
import { call } from '../../bridge/call.ts';
import type { HistoryFilter } from './history-filter.ts';

const PAGE_SIZE = 100;
/** With a state filter the clock alone moves rows in and out. */
const STATE_REFRESH_MS = 30_000;

/** The history, newest first, page by page. */
export function useTokens(filter: HistoryFilter) {
  return useInfiniteQuery({
    queryKey: ['tokens.list', filter],
    queryFn: ({ pageParam }) => call('tokens.list', { ...filter, after: pageParam, limit: PAGE_SIZE }),
    initialPageParam: null as TokenQuery['after'],
    getNextPageParam: (page) => page.next ?? undefined,
    placeholderData: keepPreviousData,
    refetchInterval: filter.state === null ? false : STATE_REFRESH_MS,
  });
}
