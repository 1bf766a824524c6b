import type { Page } from 'playwright-core';
import type { Canaries } from './canaries.ts';
import { holders } from './holders.ts';
import type { Hit } from './places.ts';

/**
 * Looks into everything that the page's JavaScript can still reach, and into its fields and storage. A
 * heap snapshot cuts strings off at 1,024 characters; our secrets begin before that.
 */
export async function searchPage(page: Page, canaries: Canaries): Promise<Hit[]> {
  const snapshot = await heapSnapshot(page);
  const inHeap = canaries.find(snapshot).map((what) => ({ where: 'page memory', what }));
  if (inHeap.length > 0)
    inHeap.push(...holders(snapshot, canaries).map((where) => ({ where, what: 'held there' })));
  const shown = await page.evaluate(() =>
    JSON.stringify([
      document.documentElement.outerHTML,
      [...document.querySelectorAll('input, textarea')].map((one) => ('value' in one ? one.value : '')),
      { ...localStorage },
      { ...sessionStorage },
      document.cookie,
      location.href,
    ]),
  );
  return [...inHeap, ...canaries.find(Buffer.from(shown)).map((what) => ({ where: 'page', what }))];
}

async function heapSnapshot(page: Page): Promise<Buffer> {
  const session = await page.context().newCDPSession(page);
  const chunks: Buffer[] = [];
  session.on('HeapProfiler.addHeapSnapshotChunk', ({ chunk }) => void chunks.push(Buffer.from(chunk)));
  await session.send('HeapProfiler.enable');
  await session.send('HeapProfiler.collectGarbage');
  await session.send('HeapProfiler.takeHeapSnapshot', { reportProgress: false });
  await session.detach();
  return Buffer.concat(chunks);
}
