import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { extname, join, normalize, sep } from 'node:path';
import { protocol } from 'electron';
import { contentSecurityPolicy } from './content-security-policy.ts';

/** Origin of the page. A custom scheme, so that no `file://` privilege is in play. */
export const APP_ORIGIN = 'app://tokendesk';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
};

/** To be called before the app is ready. */
export function declareAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    {
      scheme: 'app',
      privileges: { standard: true, secure: true, supportFetchAPI: false, corsEnabled: false },
    },
  ]);
}

/**
 * Serves the built page, and nothing outside its folder.
 *
 * @param root absolute path of the built page
 */
export function serveApp(root: string): void {
  protocol.handle('app', async (request) => {
    const file = fileOf(root, request.url);
    if (request.method !== 'GET' || file === null) return new Response(null, { status: 404 });
    try {
      return await respond(file);
    } catch {
      return new Response(null, { status: 404 });
    }
  });
}

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

async function respond(file: string): Promise<Response> {
  const type = TYPES[extname(file)] ?? '';
  const nonce = randomBytes(16).toString('base64url');
  const content = await readFile(file);
  const body =
    extname(file) === '.html'
      ? content.toString('utf8').replaceAll('__CSP_NONCE__', nonce)
      : new Uint8Array(content);
  return new Response(body, {
    headers: {
      'Content-Type': type,
      'Content-Security-Policy': contentSecurityPolicy(nonce),
      'X-Content-Type-Options': 'nosniff',
      'Cross-Origin-Opener-Policy': 'same-origin',
      'Referrer-Policy': 'no-referrer',
      'Cache-Control': 'no-store',
    },
  });
}
