import { extname, join, normalize, sep } from 'node:path';

/** Types of the files that a page is made of, by ending; nothing else is served. */
export const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
};

/** The file of a URL inside the root; null for another host, a type that is not served, or a way out. */
export function fileOf(root: string, address: string): string | null {
  const url = new URL(address);
  if (url.protocol !== 'app:' || url.host !== 'tokendesk') return null;
  let path: string;
  try {
    path = decodeURIComponent(url.pathname);
  } catch {
    return null;
  }
  const file = normalize(join(root, path === '/' ? 'index.html' : path));
  return file.startsWith(root + sep) && !path.includes('\0') && extname(file) in TYPES ? file : null;
}
