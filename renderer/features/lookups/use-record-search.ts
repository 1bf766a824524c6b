import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { toErrorData } from '../../../shared/errors.ts';
import type { FormValues } from '../../../shared/forms/values.ts';
import type { LookupItem } from '../../../shared/models/lookup.ts';
import { call } from '../../bridge/call.ts';
import { queryName } from '../../bridge/use-call.ts';

/** What a search brought so far. */
export interface Found {
  readonly items: readonly LookupItem[];
  readonly nextOffset: number | null;
  readonly note: string;
}

export interface RecordSearch {
  /** Null before the first search, and while one runs. */
  readonly found: Found | null;
  readonly busy: 'no' | 'searching' | 'loading-more';
  /** Why the last attempt failed; what was found before stays. */
  readonly error: unknown;
  /** Resolves with the records that were found; null when it failed or a newer search runs. */
  readonly search: (criteria: FormValues) => Promise<readonly LookupItem[] | null>;
  readonly loadMore: () => void;
}

/** Searches the vendor's records, page by page. An answer that comes too late is dropped. */
export function useRecordSearch(connectionId: string, field: string): RecordSearch {
  const [found, setFound] = useState<Found | null>(null);
  const [busy, setBusy] = useState<RecordSearch['busy']>('no');
  const [error, setError] = useState<unknown>(null);
  const client = useQueryClient();
  const turn = useRef(0);
  const criteria = useRef<FormValues>({});

  const ask = async (
    offset: number,
    before: readonly LookupItem[],
  ): Promise<readonly LookupItem[] | null> => {
    turn.current += 1;
    const mine = turn.current;
    setBusy(offset === 0 ? 'searching' : 'loading-more');
    setError(null);
    try {
      const page = await call('lookups.search', { connectionId, field, criteria: criteria.current, offset });
      if (mine !== turn.current) return null;
      const known = new Set(before.map(({ value }) => value));
      const items = [...before, ...page.items.filter(({ value }) => !known.has(value))];
      setFound({ items, nextOffset: page.nextOffset, note: page.note });
      setBusy('no');
      return items;
    } catch (thrown) {
      if (mine !== turn.current) return null;
      setError(toErrorData(thrown));
      setBusy('no');
      return null;
    }
  };

  return {
    found,
    busy,
    error,
    search(wanted) {
      criteria.current = wanted;
      setFound(null);
      client.removeQueries({ queryKey: queryName('lookups.details') });
      return ask(0, []);
    },
    loadMore() {
      if (found?.nextOffset != null && busy === 'no') void ask(found.nextOffset, found.items);
    },
  };
}
