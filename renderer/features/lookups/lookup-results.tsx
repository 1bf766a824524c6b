import { Button, Loader } from '@mantine/core';
import { type KeyboardEvent, type RefObject, useEffect, useId } from 'react';
import type { LookupDescription } from '../../../shared/forms/field.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import classes from './lookup.module.css';
import { LookupHit } from './lookup-hit.tsx';
import { useNames } from './use-record.ts';
import type { RecordSearch } from './use-record-search.ts';

export interface LookupResultsProps {
  connectionId: string;
  field: string;
  lookup: LookupDescription;
  search: RecordSearch;
  /** Value of the chosen record. */
  chosen: string | null;
  list: RefObject<HTMLDivElement | null>;
  onChoose: (value: string) => void;
  onUse: () => void;
  onRetry: () => void;
}

/** How far a key moves through the list. */
const STEPS: Readonly<Record<string, number>> = {
  ArrowDown: 1,
  ArrowUp: -1,
  PageDown: 8,
  PageUp: -8,
  Home: Number.NEGATIVE_INFINITY,
  End: Number.POSITIVE_INFINITY,
};

/** The records that were found; arrows choose, Enter uses. */
export function LookupResults(props: LookupResultsProps) {
  const { connectionId, field, lookup, search, chosen, list, onChoose, onUse, onRetry } = props;
  const { found, busy, error } = search;
  const id = useId();
  const items = found?.items ?? NOTHING;
  const at = items.findIndex(({ value }) => value === chosen);
  useNames(connectionId, field, items);
  useEffect(() => {
    const option = at < 0 ? null : list.current?.querySelector(`[data-index="${at}"]`);
    // Newer Chromiums answer a promise, which an effect must not return.
    void option?.scrollIntoView({ block: 'nearest' });
  }, [at, list]);

  const press = (event: KeyboardEvent): void => {
    const step = STEPS[event.key];
    if (event.key === 'Enter') {
      event.preventDefault();
      if (at >= 0) onUse();
    } else if (step !== undefined) {
      event.preventDefault();
      const next = items[Math.min(items.length - 1, Math.max(0, at + step))];
      if (next !== undefined) onChoose(next.value);
    }
  };

  return (
    <div className={classes.results} aria-busy={busy !== 'no'}>
      {busy === 'searching' && (
        <div className={classes.wait}>
          <Loader size="sm" aria-label={`Looking for ${lookup.many}`} />
        </div>
      )}
      {found !== null && items.length === 0 && (
        <EmptyState title={`No ${lookup.one} found`}>
          <p>Check the spelling, or search with fewer criteria.</p>
        </EmptyState>
      )}
      {items.length > 0 && (
        <div
          ref={list}
          role="listbox"
          tabIndex={0}
          aria-label={`Found ${lookup.many}`}
          aria-activedescendant={at < 0 ? undefined : `${id}-${at}`}
          className={classes.list}
          onKeyDown={press}
        >
          {items.map((item, index) => (
            <LookupHit
              key={item.value}
              id={`${id}-${index}`}
              index={index}
              connectionId={connectionId}
              field={field}
              item={item}
              chosen={index === at}
              onChoose={() => onChoose(item.value)}
              onUse={onUse}
            />
          ))}
        </div>
      )}
      {error !== null && <ErrorNotice error={error} onRetry={found === null ? onRetry : search.loadMore} />}
      {found !== null && items.length > 0 && (
        <div className={classes.tail}>
          <span>{tailWords(items.length, found.nextOffset !== null, lookup)}</span>
          {found.nextOffset !== null && (
            <Button variant="default" size="xs" loading={busy === 'loading-more'} onClick={search.loadMore}>
              Load more
            </Button>
          )}
          {found.note !== '' && <p>{found.note}</p>}
        </div>
      )}
      {found === null && busy === 'no' && error === null && (
        <p className={classes.note}>{`Search for a ${lookup.one} above.`}</p>
      )}
    </div>
  );
}

const NOTHING: readonly never[] = [];

function tailWords(count: number, more: boolean, { one, many }: LookupDescription): string {
  return `${more ? 'The first ' : ''}${count.toLocaleString('en-GB')} ${count === 1 ? one : many}`;
}
