import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { extname } from 'node:path';
import { protocol } from 'electron';
import { contentSecurityPolicy } from './content-security-policy.ts';
import { fileOf, TYPES } from './page-files.ts';

/** Origin of the page. A custom scheme, so that no `file://` privilege is in play. */
export const APP_ORIGIN = 'app://tokendesk';

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
