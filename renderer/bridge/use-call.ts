import type { QueryClient } from '@tanstack/react-query';
import { type UseQueryResult, useQuery } from '@tanstack/react-query';
import type { CallInput, CallName, CallOutput } from '../../shared/contract.ts';
import { call } from './call.ts';

/** Stands for the answers of a call to all its inputs. */
export const queryName = <N extends CallName>(name: N) => [name] as const;

/** Key under which an answer is cached. */
export const queryKey = <N extends CallName>(name: N, input: CallInput<N>) => [name, input] as const;

/** The query of a call, typed by its name: what `useQuery` and the query client take. */
export function callQuery<N extends CallName>(name: N, input: CallInput<N>) {
  return { queryKey: queryKey(name, input), queryFn: () => call(name, input) };
}

/** Reads from the main process and keeps the answer until a push makes it old. */
export function useCall<N extends CallName>(name: N, input: CallInput<N>): UseQueryResult<CallOutput<N>> {
  return useQuery<CallOutput<N>>(callQuery(name, input));
}

/** Asks before a component does, for what takes no input. */
export function askAhead<N extends CallName>(
  client: QueryClient,
  name: undefined extends CallInput<N> ? N : never,
): void {
  const input = undefined as CallInput<N>;
  void client.prefetchQuery(callQuery<N>(name, input));
}
