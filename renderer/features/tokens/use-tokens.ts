import { type InfiniteData, keepPreviousData, useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useMemo } from 'react';
import type { Token, TokenPage, TokenQuery, UnreadableToken } from '../../../shared/models/token.ts';
import { call } from '../../bridge/call.ts';
import { queryName } from '../../bridge/use-call.ts';
import type { HistoryFilter } from './history-filter.ts';

const PAGE_SIZE = 100;
/** With a state filter the clock alone moves rows in and out. */
const STATE_REFRESH_MS = 30_000;

type Pages = InfiniteData<TokenPage>;

/** The history, newest first, page by page. */
export function useTokens(filter: HistoryFilter) {
  const client = useQueryClient();
  const queryKey = useMemo(() => [...queryName('tokens.list'), filter] as const, [filter]);
  const query = useInfiniteQuery({
    queryKey,
    queryFn: ({ pageParam }) => call('tokens.list', { ...filter, after: pageParam, limit: PAGE_SIZE }),
    initialPageParam: null as TokenQuery['after'],
    getNextPageParam: (page) => page.next ?? undefined,
    placeholderData: keepPreviousData,
    refetchInterval: filter.state === null ? false : STATE_REFRESH_MS,
  });
  /**
   * Lets go of the pages below the one after the last visible row: a push has the others read anew, and
   * nobody looks at these.
   */
  const onVisible = useCallback(
    (lastRow: number) => {
      const keep = Math.floor(lastRow / PAGE_SIZE) + 2;
      const data = client.getQueryData<Pages>(queryKey);
      if (data === undefined || data.pages.length <= keep) return;
      client.setQueryData<Pages>(queryKey, {
        pages: data.pages.slice(0, keep),
        pageParams: data.pageParams.slice(0, keep),
      });
    },
    [client, queryKey],
  );
  const { data } = query;
  return useMemo(() => ({ query, onVisible, ...rowsOf(data) }), [query, onVisible, data]);
}

interface TokenRows {
  readonly tokens: readonly Token[];
  readonly unreadable: readonly UnreadableToken[];
  /** How many rows match the filter, loaded or not; null before the first answer. */
  readonly matching: number | null;
  readonly total: number | null;
}

function rowsOf(data: Pages | undefined): TokenRows {
  const pages = data?.pages ?? [];
  const last = pages.at(-1);
  return {
    tokens: pages.flatMap((page) => page.tokens),
    unreadable: pages.flatMap((page) => page.unreadable),
    matching: last?.matching ?? null,
    total: last?.total ?? null,
  };
}
