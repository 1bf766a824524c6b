import { type QueryClient, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { LookupItem } from '../../../shared/models/lookup.ts';
import { call } from '../../bridge/call.ts';
import { queryKey } from '../../bridge/use-call.ts';

/** Of so many hits, the names are read without being asked: each costs the vendor a call. */
const NAMED = 10;

const question = (connectionId: string, field: string, value: string) => ({
  queryKey: queryKey('lookups.details', { connectionId, field, value }),
  queryFn: () => call('lookups.details', { connectionId, field, value }),
});

/** A record with its details, once they were read; as the list has it until then. */
export function useRecord(connectionId: string, field: string, item: LookupItem, read: boolean) {
  const details = useQuery({ ...question(connectionId, field, item.value), enabled: read });
  return { ...details, record: details.data ?? item };
}

/** Reads the names of the first hits where the list has only ids, one after the other. */
export function useNames(connectionId: string, field: string, items: readonly LookupItem[]): void {
  const client = useQueryClient();
  useEffect(() => {
    let wanted = true;
    const nameless = items.slice(0, NAMED).filter(({ title, value }) => title === value);
    void readInTurn(client, connectionId, field, nameless, () => wanted);
    return () => {
      wanted = false;
    };
  }, [client, connectionId, field, items]);
}

async function readInTurn(
  client: QueryClient,
  connectionId: string,
  field: string,
  items: readonly LookupItem[],
  wanted: () => boolean,
): Promise<void> {
  for (const { value } of items) {
    if (!wanted()) return;
    // The first that fails ends it: the details say why when the agent asks for them.
    if (
      (await client.ensureQueryData(question(connectionId, field, value)).catch(() => 'failed')) === 'failed'
    )
      return;
  }
}
