import { type QueryClient, useQuery } from '@tanstack/react-query';
import { call } from '../../bridge/call.ts';
import { queryKey } from '../../bridge/use-call.ts';

/** Reads the server's list anew each time it is opened; what was read before stands until then. */
export function useServerTokens(connectionId: string) {
  return useQuery({
    queryKey: queryKey('serverTokens.list', { connectionId }),
    queryFn: () => call('serverTokens.list', { connectionId }),
    staleTime: 0,
  });
}

/** Has every list that is open read anew, after something was changed. */
export function readAgain(client: QueryClient): void {
  void client.invalidateQueries({ queryKey: ['serverTokens.list'] });
}
