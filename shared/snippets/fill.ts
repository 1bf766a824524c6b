import { type SampleBody, TOKEN } from '../forms/use-token.ts';

/** The text with a token, taken as it is, in place of the placeholder. */
export function filled(value: string, token: string): string {
  return value.split(TOKEN).join(token);
}

/** A URL with a token, percent-encoded, in place of the placeholder. */
export function filledUrl(url: string, token: string): string {
  return filled(url, encodeURIComponent(token.toWellFormed()));
}

/** A body with a token in place of the placeholder. */
export function filledBody(body: SampleBody, token: string): SampleBody {
  return Object.fromEntries(
    Object.entries(body).map(([name, value]) => [
      name,
      typeof value === 'string' ? filled(value, token) : filledBody(value, token),
    ]),
  );
}
