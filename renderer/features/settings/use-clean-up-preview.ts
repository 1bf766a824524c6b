import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import type { CleanUpCount, CleanUpPolicy } from '../../../shared/models/clean-up.ts';
import { call } from '../../bridge/call.ts';
import { queryKey } from '../../bridge/use-call.ts';
import { isSamePolicy } from './clean-up-policy.ts';

export interface Due {
  /** Null while it is counted, and while there is no policy to count by. */
  readonly count: CleanUpCount | null;
  readonly error: unknown;
}

/** What a policy would remove now, counted afresh each time: the clock alone changes it. */
export function useDue(policy: CleanUpPolicy | null): Due {
  const [settled] = useDebouncedValue(policy, 250);
  const current = policy !== null && settled !== null && isSamePolicy(policy, settled);
  const wanted = settled ?? { secretRetentionDays: 0, historyRetentionDays: 0 };
  const { data, error, isFetching } = useQuery<CleanUpCount>({
    queryKey: queryKey('cleanUp.preview', wanted),
    queryFn: () => call('cleanUp.preview', wanted),
    enabled: settled !== null,
    staleTime: 0,
    gcTime: 0,
  });
  return { count: current && !isFetching ? (data ?? null) : null, error };
}
