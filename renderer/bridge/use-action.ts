import { useMutation } from '@tanstack/react-query';
import { useCallback, useEffect, useRef } from 'react';
import type { CallInput, CallName, CallOutput } from '../../shared/contract.ts';
import { call } from './call.ts';

declare module '@tanstack/react-query' {
  interface Register {
    /** `showsError`: the component shows the error itself; all others are said along the bottom of the window. */
    mutationMeta: { readonly showsError?: boolean };
  }
}

export interface ActionOptions<R, A = void> {
  readonly onDone?: (result: R, argument: A) => void;
  readonly onError?: (error: Error) => void;
  /** The component shows `error` itself. */
  readonly showsError?: boolean;
}

export interface Action<R, A = void> {
  /** Does nothing while it runs already. */
  readonly run: (argument: A) => void;
  readonly busy: boolean;
  /** What it runs with, while it runs. */
  readonly argument: A | undefined;
  /** True once it is done, until it runs again or is reset. */
  readonly done: boolean;
  readonly error: Error | null;
  readonly result: R | undefined;
  /** Forgets error and result; what still runs then changes nothing any more here. */
  readonly reset: () => void;
}

/**
 * Something that the agent asks for and waits for. What it is asked with (`argument`) and what it brings are
 * kept until it runs again, is reset, or its component goes: a secret is neither. Work that needs a secret
 * reads it where it is typed, and work that brings one puts it where it is shown.
 */
export function useAction<R, A = void>(
  work: (argument: A) => Promise<R>,
  { onDone, onError, showsError = false }: ActionOptions<R, A> = {},
): Action<R, A> {
  const turn = useRef(0);
  const { mutate, variables, isPending, isSuccess, error, data, reset } = useMutation<R, Error, A, number>({
    mutationFn: work,
    meta: { showsError },
    onMutate: () => turn.current,
    onSuccess: (result, argument, of) => (of === turn.current ? onDone?.(result, argument) : undefined),
    onError: (thrown, _argument, of) => (of === turn.current ? onError?.(thrown) : undefined),
  });
  const run = useCallback(
    (argument: A) => {
      if (!isPending) mutate(argument);
    },
    [mutate, isPending],
  );
  const forget = useCallback(() => {
    turn.current += 1;
    reset();
  }, [reset]);
  return {
    run,
    busy: isPending,
    argument: isPending ? variables : undefined,
    done: isSuccess,
    error,
    result: data,
    reset: forget,
  };
}

/** {@link useAction} of one call of the contract. */
export function useCallAction<N extends CallName>(
  name: N,
  options: ActionOptions<CallOutput<N>, CallInput<N>> = {},
): Action<CallOutput<N>, CallInput<N>> {
  return useAction((input: CallInput<N>) => call(name, input), options);
}

/** How long a button shows that it worked, in ms. */
const DONE_MS = 2_000;

/** {@link useAction} whose `done` is true for a moment only. */
export function useBriefAction<R>(work: () => Promise<R>): Action<R> {
  const action = useAction(work);
  const { done, reset } = action;
  useEffect(() => {
    if (!done) return;
    const timer = setTimeout(reset, DONE_MS);
    return () => clearTimeout(timer);
  }, [done, reset]);
  return action;
}
