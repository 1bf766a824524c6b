import { Anchor, Button, Loader } from '@mantine/core';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { addressOf } from '../../ui/navigate.ts';
import { useStore } from '../../ui/store.ts';
import { changeFilter, historyFilter, isFiltered, NO_FILTER } from './history-filter.ts';
import { TokenDialogs, useTokenDialogs } from './token-dialogs.tsx';
import { focusSearch, TokenFilters } from './token-filters.tsx';
import { TokenTable } from './token-table.tsx';
import { UnreadableRows } from './unreadable-rows.tsx';
import { useTokens } from './use-tokens.ts';

/** Filters, table, and what opens from a row. */
export function TokenHistory() {
  const filter = useStore(historyFilter, (state) => state);
  const { query, tokens, unreadable, matching, total, onVisible } = useTokens(filter);
  const dialogs = useTokenDialogs();
  return (
    <>
      <TokenFilters matching={matching} total={total} />
      {query.isError && <ErrorNotice error={query.error} onRetry={() => void query.refetch()} />}
      {query.isPending && <Loader size="sm" aria-label="Loading" />}
      <UnreadableRows rows={unreadable} />
      {matching === 0 && <NoTokens filtered={isFiltered(filter)} />}
      {matching !== null && matching > 0 && (
        <TokenTable
          tokens={tokens}
          matching={matching}
          canLoadMore={query.hasNextPage && !query.isFetching}
          onLoadMore={() => void query.fetchNextPage()}
          onVisible={onVisible}
          onAction={dialogs.onAction}
        />
      )}
      <TokenDialogs dialogs={dialogs} tokens={tokens} />
    </>
  );
}

function NoTokens({ filtered }: { filtered: boolean }) {
  if (filtered) {
    return (
      <EmptyState title="No token matches">
        <p>Nothing in the history fits the search and the filters.</p>
        <Button
          variant="default"
          onClick={() => {
            changeFilter(NO_FILTER);
            focusSearch();
          }}
        >
          Clear filters
        </Button>
      </EmptyState>
    );
  }
  return (
    <EmptyState title="No tokens yet">
      <p>
        Each token that you issue is listed here with its time left.{' '}
        <Anchor href={addressOf('issue')} inherit>
          Issue the first one
        </Anchor>
      </p>
    </EmptyState>
  );
}
