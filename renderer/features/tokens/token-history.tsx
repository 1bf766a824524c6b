import { Anchor, Button, Loader } from '@mantine/core';
import { useState } from 'react';
import type { Token } from '../../../shared/models/token.ts';
import { Blank } from '../../ui/blank.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { useStore } from '../../ui/store.ts';
import { DeleteToken } from './delete-token.tsx';
import { changeFilter, historyFilter, isFiltered, NO_FILTER } from './history-store.ts';
import type { LifecycleActions, LifecycleQuestion } from './lifecycle-actions.ts';
import { LifecycleDialog } from './lifecycle-dialog.tsx';
import type { RowActions } from './row-actions.ts';
import { type AtOnce, TokenDetailsDrawer } from './token-details-drawer.tsx';
import { focusSearch, TokenFilters } from './token-filters.tsx';
import { TokenTable } from './token-table.tsx';
import { UnreadableRows } from './unreadable-rows.tsx';
import { useTokens } from './use-tokens.ts';

/** Filters, table, and what opens from a row. */
export function TokenHistory() {
  const filter = useStore(historyFilter, (state) => state);
  const query = useTokens(filter);
  const [details, setDetails] = useState<{ token: Token; atOnce: AtOnce | null } | null>(null);
  const [deleting, setDeleting] = useState<Token | null>(null);
  const [question, setQuestion] = useState<LifecycleQuestion | null>(null);
  const lifecycle: LifecycleActions = {
    onRenew: (token) => setQuestion({ what: 'renew', token }),
    onRevoke: (token) => setQuestion({ what: 'revoke', token }),
    onEdit: (token) => setQuestion({ what: 'edit', token }),
  };
  const pages = query.data?.pages ?? [];
  const last = pages.at(-1);
  const actions: RowActions = {
    onDetails: (token) => setDetails({ token, atOnce: null }),
    onReveal: (token) => setDetails({ token, atOnce: 'reveal' }),
    onCheck: (token) => setDetails({ token, atOnce: 'check' }),
    onDelete: setDeleting,
    ...lifecycle,
  };
  return (
    <>
      <TokenFilters matching={last?.matching ?? null} total={last?.total ?? null} />
      {query.isError && <ErrorNotice error={query.error} onRetry={() => void query.refetch()} />}
      {query.isPending && <Loader size="sm" aria-label="Loading" />}
      <UnreadableRows rows={pages.flatMap((page) => page.unreadable)} />
      {last !== undefined && last.matching === 0 && <NoTokens filtered={isFiltered(filter)} />}
      {last !== undefined && last.matching > 0 && (
        <TokenTable
          tokens={pages.flatMap((page) => page.tokens)}
          matching={last.matching}
          canLoadMore={query.hasNextPage && !query.isFetching}
          onLoadMore={() => void query.fetchNextPage()}
          actions={actions}
        />
      )}
      <TokenDetailsDrawer
        key={details?.token.id ?? 'none'}
        opened={details}
        onDelete={setDeleting}
        lifecycle={lifecycle}
        covered={question !== null || deleting !== null}
        onClose={() => setDetails(null)}
      />
      {question !== null && <LifecycleDialog question={question} onClose={() => setQuestion(null)} />}
      {deleting !== null && (
        <DeleteToken
          token={deleting}
          onClose={(deleted) => {
            setDeleting(null);
            if (deleted) setDetails(null);
          }}
        />
      )}
    </>
  );
}

function NoTokens({ filtered }: { filtered: boolean }) {
  if (filtered) {
    return (
      <Blank title="No token matches">
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
      </Blank>
    );
  }
  return (
    <Blank title="No tokens yet">
      <p>
        Each token that you issue is listed here with its time left.{' '}
        <Anchor href="#/issue" inherit>
          Issue the first one
        </Anchor>
      </p>
    </Blank>
  );
}
