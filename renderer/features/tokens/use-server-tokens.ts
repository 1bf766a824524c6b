import { type QueryClient, useQuery } from '@tanstack/react-query';
import { callQuery, queryName } from '../../bridge/use-call.ts';

/** Whose list, by the connection that leads to its server. */
export interface ListOf {
  readonly connectionId: string;
  /** Null: the connection's own user. */
  readonly userId: string | null;
}

/** Reads the server's list anew each time it is opened; what was read before stands until then. */
export function useServerTokens(list: ListOf) {
  return useQuery({ ...callQuery('serverTokens.list', list), staleTime: 0 });
}

/** Has every list that is open read anew, after something was changed. */
export function readAgain(client: QueryClient): void {
  void client.invalidateQueries({ queryKey: queryName('serverTokens.list') });
}
