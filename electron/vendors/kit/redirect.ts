import type { HttpAnswer } from '../../../shared/http-message.ts';

/** Where a redirect points: scheme and host only, as paths and queries can carry secrets. */
export function redirectHost(answer: HttpAnswer): string {
  const location = answer.headers.location ?? '';
  if (location === '') return 'an address that it does not name';
  if (/^\/(?!\/)/.test(location)) return 'another path of the same server';
  const absolute = location.startsWith('//') ? `https:${location}` : location;
  return URL.canParse(absolute) ? new URL(absolute).origin : 'an address that cannot be read';
}
