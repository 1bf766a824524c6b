import { APIS, type Api } from '../../../shared/forms/values.ts';
import { COMMVAULT_BASE_PATH, commvaultServer } from '../../vendors/commvault/practice/server.ts';
import { CRMCOM_BASE_PATH, crmcomServer } from '../../vendors/crmcom/practice/server.ts';
import { INTERSHOP_BASE_PATH, intershopServer } from '../../vendors/intershop/practice/server.ts';
import type { PracticeHandler } from '../../vendors/kit/practice/exchange.ts';
import { oracleServer } from '../../vendors/oracle/practice/server.ts';
import type { PracticeServer } from './drafts.ts';
import { type Listening, listen } from './listen.ts';

export { practiceDrafts } from './drafts.ts';

export interface PracticeServers {
  readonly servers: readonly PracticeServer[];
  /** Stops all four, also while requests wait for an answer. */
  stop(): Promise<void>;
}

export interface PracticeOptions {
  /** How long `PRACTICE-SLOW` waits, in ms. */
  readonly slowMs?: number;
  /** The servers' clock in Unix ms. */
  readonly now?: () => number;
  /** Ports to use again, so that connections stay good; one that is taken is replaced by another. */
  readonly ports?: Partial<Record<Api, number>>;
}

const KINDS: Readonly<Record<Api, { handler: (now: () => number) => PracticeHandler; basePath: string }>> = {
  intershop: { handler: intershopServer, basePath: INTERSHOP_BASE_PATH },
  commvault: { handler: commvaultServer, basePath: COMMVAULT_BASE_PATH },
  oracle: { handler: oracleServer, basePath: '' },
  crmcom: { handler: crmcomServer, basePath: CRMCOM_BASE_PATH },
};

/**
 * Starts the four practice servers on loopback. They behave as the vendors document, errors included,
 * and every value that they hand out is visibly made up.
 */
export async function startPracticeServers(options: PracticeOptions = {}): Promise<PracticeServers> {
  const { slowMs = 5_000, now = Date.now, ports = {} } = options;
  const listening: Listening[] = [];
  const stop = async (): Promise<void> => {
    await Promise.all(listening.splice(0).map((server) => server.stop()));
  };
  try {
    const servers: PracticeServer[] = [];
    for (const api of APIS) {
      const { handler, basePath } = KINDS[api];
      const server = await listenSomewhere(handler(now), ports[api] ?? 0, slowMs, now);
      listening.push(server);
      servers.push({ api, baseUrl: `${server.origin}${basePath}` });
    }
    return { servers, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function listenSomewhere(
  handler: PracticeHandler,
  port: number,
  slowMs: number,
  now: () => number,
): Promise<Listening> {
  try {
    return await listen(handler, port, slowMs, now);
  } catch (error) {
    if (port === 0) throw error;
    return await listen(handler, 0, slowMs, now);
  }
}
