/** How long a secret that was in use is still masked by value, in ms. */
const KEPT_MS = 10 * 60_000;

/** Secrets that were in use lately. Masking by value is the only method that misses none of them. */
export interface LiveSecrets {
  add(values: Iterable<string>): void;
  values(): readonly string[];
}

export function liveSecrets(nowMs: () => number): LiveSecrets {
  const until = new Map<string, number>();
  const forget = (): void => {
    for (const [value, end] of until) if (end <= nowMs()) until.delete(value);
  };
  return {
    add(values) {
      forget();
      for (const value of values) if (value !== '') until.set(value, nowMs() + KEPT_MS);
    },
    values() {
      forget();
      return [...until.keys()];
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
