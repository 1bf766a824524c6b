import { createMask, type Mask } from './mask.ts';

/** How long a secret that was in use is still masked by value, in ms. */
const KEPT_MS = 10 * 60_000;
/** How many are remembered at most; the oldest go first. */
const MOST_SECRETS = 10_000;

/** Secrets that were in use lately. Masking by value is the only method that misses none of them. */
export interface LiveSecrets {
  add(values: Iterable<string>): void;
  /** Masks those of the last ten minutes. */
  mask(): Mask;
}

/** @param nowMs Unix ms */
export function liveSecrets(nowMs: () => number): LiveSecrets {
  const until = new Map<string, number>();
  let prepared: Mask | null = null;
  const forget = (): void => {
    for (const [value, end] of until) {
      if (end > nowMs() && until.size <= MOST_SECRETS) break;
      until.delete(value);
      prepared = null;
    }
  };
  return {
    add(values) {
      for (const value of values) {
        if (value === '') continue;
        if (!until.delete(value)) prepared = null;
        // Deleted before, so that the one that ends last stands last.
        until.set(value, nowMs() + KEPT_MS);
      }
      forget();
    },
    mask() {
      forget();
      prepared ??= createMask(until.keys());
      return prepared;
    },
  };
}

/** The secrets in the text of a keychain entry: a token's, or those of a connection. */
export function secretsInEntry(text: string): string[] {
  try {
    const entry: unknown = JSON.parse(text);
    if (typeof entry !== 'object' || entry === null) return [];
    const { accessToken, refreshToken, secrets } = entry as Record<string, unknown>;
    const ofConnection = typeof secrets === 'object' && secrets !== null ? Object.values(secrets) : [];
    return [accessToken, refreshToken, ...ofConnection].filter((value) => typeof value === 'string');
  } catch {
    return [];
  }
}
