import { readBaseUrl } from './base-url.ts';
import { type ProviderDescription, text } from './field.ts';
import type { FormValues } from './values.ts';

/** What a connection form must know of the connection that it changes. */
export interface SavedConnection {
  readonly baseUrl: string;
  readonly settings: FormValues;
  /** Names of its secrets that can be read. */
  readonly stored: readonly string[];
}

/** Where a form would send secrets: base URL as typed, and the settings that apply. */
export interface SecretsDestination {
  readonly baseUrl: string;
  readonly settings: FormValues;
}

/**
 * True when a changed form would send secrets to another server than the one they were entered for: the
 * base URL has another scheme, host or port, or a field with `secretTarget` names another one. Stored
 * secrets must not follow there.
 */
export function goesElsewhere(
  description: ProviderDescription,
  saved: SecretsDestination,
  typed: SecretsDestination,
): boolean {
  const reading = readBaseUrl(description.baseUrl, typed.baseUrl);
  if (!reading.ok || serverOf(reading.url) !== serverOf(saved.baseUrl)) return true;
  return description.connectionFields.some(({ name, secretTarget }) => {
    const [before, now] = [text(saved.settings, name), text(typed.settings, name)];
    return (
      secretTarget === true && before.trim() !== '' && now.trim() !== '' && serverOf(before) !== serverOf(now)
    );
  });
}

/** Scheme, host and port of a URL; other text as it is. */
function serverOf(value: string): string {
  const url = URL.parse(value.trim());
  return url === null || url.origin === 'null' ? value.trim() : url.origin;
}
