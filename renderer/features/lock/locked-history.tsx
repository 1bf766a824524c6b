import { Loader } from '@mantine/core';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { NO_FILTER } from '../tokens/history-filter.ts';
import { TokenTable } from '../tokens/token-table.tsx';
import { useTokens } from '../tokens/use-tokens.ts';
import classes from './locked-history.module.css';

/** The history while locked: rows and their countdowns, nothing to open. */
export function LockedHistory() {
  const query = useTokens(NO_FILTER);
  const pages = query.data?.pages ?? [];
  const matching = pages.at(-1)?.matching ?? 0;
  return (
    <section aria-labelledby="locked-history" className={classes.history}>
      <header className={classes.historyHead}>
        <h2 id="locked-history">History</h2>
        <p>
          {query.isSuccess && matching === 0
            ? 'No token was issued yet.'
            : 'Unlock to copy, export or look into a token.'}
        </p>
      </header>
      {query.isError && <ErrorNotice error={query.error} onRetry={() => void query.refetch()} />}
      {query.isPending && <Loader size="sm" aria-label="Loading" />}
      {matching > 0 && (
        <TokenTable
          tokens={pages.flatMap((page) => page.tokens)}
          matching={matching}
          canLoadMore={query.hasNextPage && !query.isFetching}
          onLoadMore={() => void query.fetchNextPage()}
          onAction={null}
        />
      )}
    </section>
  );
}
