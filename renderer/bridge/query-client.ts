import { MutationCache, QueryClient } from '@tanstack/react-query';

/**
 * Answers stay fresh until the main process pushes a change. `always`: the main process is there with
 * or without a network. Actions are dropped at once: nothing of them is needed later.
 *
 * @param onActionError takes the errors of actions that no component shows
 */
export function createQueryClient(onActionError: (error: unknown) => void): QueryClient {
  return new QueryClient({
    mutationCache: new MutationCache({
      onError: (error, _variables, _result, mutation) => {
        if (mutation.meta?.showsError !== true) onActionError(error);
      },
    }),
    defaultOptions: {
      queries: {
        networkMode: 'always',
        retry: false,
        staleTime: Number.POSITIVE_INFINITY,
        refetchOnWindowFocus: false,
      },
      mutations: { networkMode: 'always', retry: false, gcTime: 0 },
    },
  });
}
