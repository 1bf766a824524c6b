import type { BaseUrlDescription } from './field.ts';

export type BaseUrlReading =
  | {
      readonly ok: true;
      readonly url: string;
      /** `http://` to a host other than this computer. */
      readonly unencrypted: boolean;
      /** `Query`, `Fragment`, `Query and fragment`: what was typed and is no part of a base. Empty: nothing. */
      readonly leftOut: string;
    }
  | { readonly ok: false; readonly problem: string };

const LOOPBACK = /^(localhost|.+\.localhost|127(\.\d{1,3}){3}|\[::1\])$/;

/** True when the host name can only be this computer (RFC 6761, RFC 5735, RFC 4291). */
export function isLoopback(hostname: string): boolean {
  return LOOPBACK.test(hostname.toLowerCase());
}

/** What is wrong with the URL of a server to which secrets go, whatever the agent permits elsewhere; null if nothing is. */
export function secureUrlProblem(typed: string): string | null {
  const url = URL.parse(typed.trim());
  if (url === null || !/^https?:$/.test(url.protocol)) return 'Enter a URL that begins with https://.';
  if (url.username !== '' || url.password !== '') return 'Leave user name and password out of the URL.';
  return url.protocol === 'https:' || isLoopback(url.hostname)
    ? null
    : 'http:// would send the secret unencrypted. Use https://.';
}

/**
 * Reads a base URL as typed or pasted: adds `https://` and the vendor's path where they are missing,
 * removes what belongs to a call (`/V4/AccessToken`), trailing and double slashes, query and fragment.
 */
export function readBaseUrl(description: BaseUrlDescription, typed: string): BaseUrlReading {
  const trimmed = typed.trim();
  if (trimmed === '') return { ok: false, problem: 'Enter the base URL.' };
  const withScheme = /^[a-z][a-z0-9+.-]*:\/\//i.test(trimmed) ? trimmed : `https://${trimmed}`;
  const url = URL.parse(withScheme);
  // Some URL parsers write a space or a `<` in the host as `%20`, `%3C`; no host has those.
  if (url === null || url.hostname.includes('%')) {
    return { ok: false, problem: `This is not a URL. It looks like ${description.placeholder}` };
  }
  if (url.protocol !== 'https:' && url.protocol !== 'http:') {
    return {
      ok: false,
      problem: 'The URL must begin with https:// (or http:// for a server on this computer).',
    };
  }
  if (url.username !== '' || url.password !== '') {
    return {
      ok: false,
      problem: 'Leave user name and password out of the URL; they have fields of their own.',
    };
  }
  const path = completed(description, url.hostname, withoutCall(description, url.pathname));
  return {
    ok: true,
    url: `${url.origin}${path}`,
    unencrypted: url.protocol === 'http:' && !isLoopback(url.hostname),
    leftOut: leftOut(url),
  };
}

function leftOut({ search, hash }: URL): string {
  if (search !== '' && hash !== '') return 'Query and fragment';
  return search !== '' ? 'Query' : hash !== '' ? 'Fragment' : '';
}

function completed(
  { bareHosts, cutShort, defaultPath }: BaseUrlDescription,
  host: string,
  path: string,
): string {
  if (path === '') return bareHosts?.test(host) === true ? '' : defaultPath;
  return cutShort?.path.test(path) === true ? `${path}${cutShort.rest}` : path;
}

/** Takes slashes and calls off the end of a path until nothing changes: one can hide another. */
function withoutCall(description: BaseUrlDescription, path: string): string {
  const cut = description.callSuffixes
    .reduce((rest, suffix) => rest.replace(suffix, ''), path.replace(/\/{2,}/g, '/').replace(/\/$/, ''))
    .replace(/\/$/, '');
  return cut === path ? path : withoutCall(description, cut);
}
