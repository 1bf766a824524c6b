import { CloseButton, Input } from '@mantine/core';
import { useDebouncedCallback, useHotkeys } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { APIS } from '../../../shared/forms/values.ts';
import { HISTORY_STATES, type HistoryState } from '../../../shared/models/token.ts';
import { PROVIDERS } from '../../../shared/vendors/index.ts';
import { NativeSelect } from '../../ui/fields/native-select.tsx';
import { useStore } from '../../ui/store.ts';
import { changeFilter, historyFilter } from './history-filter.ts';
import classes from './token-filters.module.css';

const STATE_WORDS: Readonly<Record<HistoryState, string>> = {
  valid: 'Valid',
  expiring: 'Expires soon',
  expired: 'Expired',
  'no-expiry': 'No expiry known',
  revoked: 'Revoked',
  'outcome-unknown': 'May have been created',
};
const API_OPTIONS = [
  {
    options: [
      { value: '', label: 'All APIs' },
      ...APIS.map((api) => ({ value: api, label: PROVIDERS[api].name })),
    ],
  },
];
const STATE_OPTIONS = [
  {
    options: [
      { value: '', label: 'All states' },
      ...HISTORY_STATES.map((state) => ({ value: state, label: STATE_WORDS[state] })),
    ],
  },
];

const count = (rows: number): string => rows.toLocaleString('en-GB');

/** Puts the focus into the search box, wherever it is asked for. */
export function focusSearch(): void {
  document.querySelector<HTMLElement>('input[type="search"]')?.focus();
}

/** Search, API, state, and how many rows that leaves. */
export function TokenFilters({ matching, total }: { matching: number | null; total: number | null }) {
  const filter = useStore(historyFilter, (state) => state);
  const [typed, setTyped] = useState(filter.search);
  const apply = useDebouncedCallback((text: string) => changeFilter({ search: text.trim() }), {
    delay: 200,
    // Another tab or screen in the meantime: what is typed counts all the same.
    flushOnUnmount: true,
  });
  useHotkeys([['/', focusSearch]]);
  useHotkeys([['mod+F', focusSearch]], []);
  // "Clear filters" empties the box as well.
  useEffect(() => {
    if (filter.search === '') setTyped('');
  }, [filter.search]);
  const change = (text: string): void => {
    setTyped(text);
    apply(text);
  };
  return (
    <search className={classes.filters}>
      <Input
        type="search"
        className={classes.search ?? ''}
        aria-label="Search tokens"
        placeholder="Search label, subject, ticket, connection"
        title="Press / to search"
        leftSection={<IconSearch size={16} aria-hidden />}
        rightSectionPointerEvents="all"
        rightSection={
          typed !== '' && (
            <CloseButton
              size="sm"
              aria-label="Clear search"
              onClick={() => {
                change('');
                focusSearch();
              }}
            />
          )
        }
        value={typed}
        onChange={(event) => change(event.currentTarget.value)}
      />
      <NativeSelect
        className={classes.filter}
        name="API"
        groups={API_OPTIONS}
        value={filter.api ?? ''}
        onChange={(value) => changeFilter({ api: APIS.find((api) => api === value) ?? null })}
      />
      <NativeSelect
        className={classes.filter}
        name="State"
        groups={STATE_OPTIONS}
        value={filter.state ?? ''}
        onChange={(value) => changeFilter({ state: HISTORY_STATES.find((state) => state === value) ?? null })}
      />
      <span role="status" className={classes.count}>
        {matching !== null && total !== null && `${count(matching)} of ${count(total)}`}
      </span>
    </search>
  );
}
