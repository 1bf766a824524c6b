import { QueryClient } from '@tanstack/react-query';

/**
 * Answers stay fresh until the main process pushes a change. `always`: the main process is there with
 * or without a network. Mutations are dropped at once, because what they carry may hold a secret.
 */
export function createQueryClient(): QueryClient {
  return new QueryClient({
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
