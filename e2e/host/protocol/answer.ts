import type { Protocol as Cdp } from '../browser/protocol-types.ts';
import type { Session } from '../browser/session.ts';
import { headerToChromium, toApp } from './address.ts';

type Paused = Cdp.Fetch.requestPausedPayload;
type Handler = (request: Request) => Response | Promise<Response>;

function toRequest({ request }: Paused): Request {
  const body = (request.postDataEntries ?? []).map(({ bytes }) => Buffer.from(bytes ?? '', 'base64'));
  const headers = new Headers();
  for (const [name, value] of Object.entries(request.headers)) {
    // Chromium's pseudo-headers are not header names.
    if (!name.startsWith(':')) headers.set(name, value);
  }
  const url = toApp(request.url);
  return new Request(url, {
    method: request.method,
    headers,
    ...(body.length ? { body: Buffer.concat(body) } : {}),
  });
}

/** Lets the app's protocol handler answer one request of the page. */
export async function answerRequest(session: Session, paused: Paused, handler: Handler): Promise<void> {
  const { requestId } = paused;
  try {
    const response = await handler(toRequest(paused));
    const body = Buffer.from(await response.arrayBuffer());
    const responseHeaders = [...response.headers].map(([name, value]) => ({
      name,
      value: headerToChromium(value),
    }));
    await session.send('Fetch.fulfillRequest', {
      requestId,
      responseCode: response.status,
      responseHeaders,
      body: body.toString('base64'),
    });
  } catch (error) {
    console.error(`[host] ${toApp(paused.request.url)}:`, error);
    await session.send('Fetch.failRequest', { requestId, errorReason: 'Failed' });
  }
}
