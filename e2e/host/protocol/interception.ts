import type { Protocol as Cdp } from '../browser/protocol-types.ts';
import type { Session } from '../browser/session.ts';
import { customScheme, ROUTED_PATTERN } from './address.ts';
import { answerRequest } from './answer.ts';
import { handlerOf } from './protocol.ts';

type Paused = Cdp.Fetch.requestPausedPayload;

/** Says whether a document may load in a frame; `url` is Chromium's view of it. */
export type MayNavigate = (url: string, frameId: string) => boolean;

/** Answers the page's requests for custom schemes, and lets the app refuse navigations. */
export async function interceptRequests(session: Session, mayNavigate: MayNavigate): Promise<void> {
  const answer = async (paused: Paused): Promise<void> => {
    const { requestId, request, resourceType, frameId } = paused;
    if (resourceType === 'Document' && !mayNavigate(request.url, frameId)) {
      await session.send('Fetch.failRequest', { requestId, errorReason: 'Aborted' });
      return;
    }
    const scheme = customScheme(request.url);
    if (scheme !== undefined && request.url.endsWith('/favicon.ico')) {
      // A tab's icon, which Chromium asks for unprompted and Electron does not.
      await session.send('Fetch.fulfillRequest', { requestId, responseCode: 204 });
      return;
    }
    const handler = scheme === undefined ? undefined : handlerOf(scheme);
    if (handler) await answerRequest(session, paused, handler);
    else if (scheme !== undefined)
      await session.send('Fetch.failRequest', { requestId, errorReason: 'Failed' });
    else await session.send('Fetch.continueRequest', { requestId });
  };
  session.on('Fetch.requestPaused', (paused) => {
    // A page that navigates away or closes takes its requests with it.
    answer(paused).catch(() => undefined);
  });
  await session.send('Fetch.enable', {
    patterns: [{ urlPattern: ROUTED_PATTERN }, { urlPattern: '*', resourceType: 'Document' }],
  });
}
