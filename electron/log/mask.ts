import { replaceSecret } from './replace-secret.ts';

/** What stands where a secret was. */
export const MASK = '••••••';

/** Shapes of secrets that are masked even when their value is not known. */
const SHAPES: readonly RegExp[] = [
  /\beyJ[A-Za-z0-9_-]{10,}\.[A-Za-z0-9_-]{4,}(\.[A-Za-z0-9_-]*)?/g,
  /\b(Bearer|Basic|QSDK|SAML)\s+(?=\S*[\d=+/])[A-Za-z0-9+/=_.:|-]{8,}/gi,
  /\b[A-Za-z0-9_-]{1,40}@[A-Za-z0-9]{3,40}:[A-Za-z0-9+/=]{8,}\|[A-Za-z0-9+/=]{8,}/g,
];

/** Keys whose values are never printed. */
const SECRET_KEY =
  /token$|secret|password|passcode|pass_code|authorization|authtoken|authentication_?code|cookie|application_?key/i;
/** Keys that look like one but name something public. */
const PUBLIC_KEY = /^(csrf|channel|has_?refresh)?token(s|id|name|type)?$/i;

/**
 * Masks known secrets in a text, in the forms in which a vendor may echo them (raw, JSON-escaped,
 * URL-encoded, base64), and whatever has the shape of a secret.
 *
 * @param secrets values shorter than four characters are left alone: they would mask ordinary words
 */
export function maskText(text: string, secrets: Iterable<string> = []): string {
  let masked = text;
  const forms = [...secrets].filter((secret) => secret.length >= 4).flatMap(formsOf);
  for (const form of forms.sort((a, b) => b.length - a.length)) masked = replaceSecret(masked, form, MASK);
  for (const shape of SHAPES) masked = masked.replace(shape, MASK);
  return masked;
}

/** Masks a structure: by key, then every text in it as {@link maskText} does. */
export function maskValue(value: unknown, secrets: readonly string[] = []): unknown {
  if (typeof value === 'string') return maskText(value, secrets);
  if (Array.isArray(value)) return value.map((item) => maskValue(item, secrets));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [
      key,
      typeof inner === 'string' && inner !== '' && isSecretKey(key) ? MASK : maskValue(inner, secrets),
    ]),
  );
}

function isSecretKey(key: string): boolean {
  return key === 'token' || (SECRET_KEY.test(key) && !PUBLIC_KEY.test(key));
}

function formsOf(secret: string): string[] {
  const bytes = new TextEncoder().encode(secret);
  // Without its last, part-filled group: that one differs when more follows the secret.
  const whole = bytes.subarray(0, Math.max(6, bytes.length - (bytes.length % 3)));
  const base64 = btoa(String.fromCharCode(...whole)).replace(/=+$/, '');
  return [
    ...new Set([
      secret,
      JSON.stringify(secret).slice(1, -1),
      secret.replaceAll('/', '\\/'),
      encodeURIComponent(secret),
      base64,
    ]),
  ];
}
