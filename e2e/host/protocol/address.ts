// Chromium cannot open app://tokendesk/..., so a page of a custom scheme lives at an https address
// that only the host answers: https://tokendesk.app.localhost/... (https, so that it is a secure context).
const schemes = new Set<string>();

/** Chromium's view of every custom scheme: the pattern of requests that the host answers. */
export const ROUTED_PATTERN = 'https://*.localhost/*';

/** Makes a scheme known. */
export function addScheme(scheme: string): void {
  schemes.add(scheme);
}

/** `app://tokendesk/a` as Chromium gets to see it; any other address unchanged. */
export function toChromium(url: string): string {
  const match = /^([a-z][a-z0-9+.-]*):\/\/([^/?#]*)(.*)$/i.exec(url);
  const [, scheme = '', host = '', rest = ''] = match ?? [];
  if (!schemes.has(scheme.toLowerCase())) return url;
  return `https://${host}.${scheme.toLowerCase()}.localhost${rest.startsWith('/') ? rest : `/${rest}`}`;
}

/** The address the app knows, from the one Chromium uses. */
export function toApp(url: string): string {
  const match = /^https:\/\/([^/?#]*)\.([a-z][a-z0-9+-]*)\.localhost(.*)$/i.exec(url);
  const [, host = '', scheme = '', rest = ''] = match ?? [];
  return schemes.has(scheme) ? `${scheme}://${host}${rest}` : url;
}

/** The scheme of an address in Chromium's view, when it is a custom one. */
export function customScheme(url: string): string | undefined {
  const app = toApp(url);
  return app === url ? undefined : app.slice(0, app.indexOf(':'));
}

/** A header value with custom-scheme sources (in a content security policy) as Chromium understands them. */
export function headerToChromium(value: string): string {
  return value.replace(/\b([a-z][a-z0-9+.-]*):\/\/[^\s;,'"]+/gi, (url) => toChromium(url).replace(/\/$/, ''));
}
