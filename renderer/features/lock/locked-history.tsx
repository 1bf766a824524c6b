import { Loader } from '@mantine/core';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { NO_FILTER } from '../tokens/history-filter.ts';
import { TokenTable } from '../tokens/token-table.tsx';
import { useTokens } from '../tokens/use-tokens.ts';
import classes from './locked-history.module.css';

/** The history while locked: rows and their countdowns, nothing to open. */
export function LockedHistory() {
  const { query, tokens, matching, onVisible } = useTokens(NO_FILTER);
  return (
    <section aria-labelledby="locked-history" className={classes.history}>
      <header className={classes.historyHead}>
        <h2 id="locked-history">History</h2>
        <p>{matching === 0 ? 'No token was issued yet.' : 'Unlock to copy, export or look into a token.'}</p>
      </header>
      {query.isError && <ErrorNotice error={query.error} onRetry={() => void query.refetch()} />}
      {query.isPending && <Loader size="sm" aria-label="Loading" />}
      {matching !== null && matching > 0 && (
        <TokenTable
          tokens={tokens}
          matching={matching}
          canLoadMore={query.hasNextPage && !query.isFetching}
          onLoadMore={() => void query.fetchNextPage()}
          onVisible={onVisible}
          onAction={null}
        />
      )}
    </section>
  );
}
