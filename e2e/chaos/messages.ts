import type { Api } from '../../shared/forms/values.ts';

/** One thing that the worker is told to do. */
export interface Step {
  /** Name of this very step; it becomes the token's label. */
  readonly op: string;
  readonly action: string;
  /** Number of the kill point at which the worker ends itself; null for none. */
  readonly killAt: number | null;
}

/** From the campaign to the worker, one JSON line each. */
export type Command =
  | {
      readonly do: 'start';
      readonly baseUrls: Readonly<Record<Api, string>>;
      readonly killAt: number | null;
    }
  | { readonly do: 'verify' }
  /** The check that Settings offers. */
  | { readonly do: 'check' }
  /** Sequences run at the same time, the steps of a sequence one after the other. */
  | { readonly do: 'run'; readonly seed: number; readonly sequences: readonly (readonly Step[])[] };

/**
 * From the worker, one JSON line each, written synchronously: what was said before a kill has been
 * said. Tokens appear as hashes.
 */
export type Event =
  | { readonly e: 'keychain'; readonly pid: number }
  | { readonly e: 'ready'; readonly points: readonly string[] }
  | { readonly e: 'verified'; readonly tokens: Readonly<Record<string, string>>; readonly problems: string[] }
  | { readonly e: 'checked'; readonly problems: string[] }
  | { readonly e: 'begin'; readonly op: string; readonly action: string }
  /** The creating request is about to leave. */
  | { readonly e: 'sent'; readonly op: string }
  | {
      readonly e: 'confirmed';
      readonly op: string;
      readonly token: string;
      readonly hash: string;
      /** The agent was told that it is in memory only. */
      readonly inMemory: boolean;
    }
  | { readonly e: 'deleting' | 'deleted'; readonly token: string; readonly op: string }
  | { readonly e: 'exported'; readonly token: string; readonly path: string }
  | { readonly e: 'saving'; readonly connection: string; readonly variant: string }
  | { readonly e: 'saved'; readonly connection: string; readonly variant: string; readonly inMemory: boolean }
  /** From now on this step has no keychain: what it issues is in memory only. */
  | { readonly e: 'cut off'; readonly op: string }
  /** The secrets of all tokens are due to be removed, and then are. */
  | { readonly e: 'cleaning' | 'cleaned' }
  /** What was in memory only is in the keychain. */
  | { readonly e: 'moved' }
  | { readonly e: 'removing' | 'removed'; readonly connection: string }
  | { readonly e: 'remembered'; readonly connection: string; readonly key: string }
  | { readonly e: 'end'; readonly op: string; readonly points: readonly string[] }
  | { readonly e: 'renewing' | 'revoking' | 'revoked'; readonly token: string }
  /** The vendor's answer to a renewal has come. */
  | { readonly e: 'handed out'; readonly token: string; readonly hash: string }
  | { readonly e: 'renewed'; readonly token: string; readonly hash: string }
  /** What was to fail has failed. */
  | { readonly e: 'refused'; readonly op: string; readonly code: string }
  | { readonly e: 'failed'; readonly op: string; readonly code: string }
  | { readonly e: 'dying'; readonly point: string }
  | { readonly e: 'idle' };
