import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { Api } from '../../shared/forms/values.ts';
import { answer, type Call, echo } from './answers.ts';
import type { Canaries } from './canaries.ts';

/** What makes the vendors refuse: a customer, token name, channel or identifier of this name. */
export const REFUSED = 'refuse-me';

export interface LeakyVendors {
  readonly baseUrls: Readonly<Record<Api, string>>;
  /** From now on, whether every call is refused. */
  refuseAll(refuse: boolean): void;
  /** Ends all sessions. @param renewable whether Commvault renews those of it */
  endSessions(renewable: boolean): void;
  /** How many secrets of a kind were handed out. */
  handedOut(name: string): number;
  stop(): Promise<void>;
}

/**
 * Four vendors on one loopback port that hand out canaries as tokens, as their documentation says, and
 * whose refusals repeat everything that was sent, secrets included, in every form that they can think of.
 */
export async function startLeakyVendors(canaries: Canaries): Promise<LeakyVendors> {
  const minted: string[] = [];
  const [open, ended] = [new Set<string>(), new Set<string>()];
  let [refusesAll, renewable] = [false, true];
  const desk = {
    token(name: string) {
      minted.push(name);
      return canaries.plain(`${name} ${minted.length}`);
    },
    session(token: string) {
      open.add(token);
      return token;
    },
    device: (id: string) => canaries.note('device ID', id),
    renews: () => renewable,
  };
  const reply = (call: Call) => {
    const { authtoken, authorization = '', 'authentication-token': agent } = call.headers;
    const session = [authtoken, agent, authorization.replace(/^Bearer /, '')].some((one) =>
      ended.has(String(one)),
    );
    if (session && !call.path.endsWith('/RenewLoginToken')) return { status: 401, body: echo(call) };
    const refuse = refusesAll || call.path.includes(REFUSED) || call.body.includes(REFUSED);
    return answer(call, refuse, desk);
  };
  const server = createServer((incoming, response) => {
    void read(incoming).then((call) => {
      const { status, body, headers } = reply(call);
      const json = typeof body !== 'string';
      response.writeHead(status, { 'Content-Type': json ? 'application/json' : 'text/plain', ...headers });
      response.end(json ? JSON.stringify(body) : body);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const origin = `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`;
  return {
    baseUrls: {
      intershop: `${origin}/INTERSHOP/rest/WFS/ContactCenter/-`,
      commvault: `${origin}/commandcenter/api`,
      oracle: origin,
      crmcom: `${origin}/crmapi/rest/v2`,
    },
    refuseAll(refuse) {
      refusesAll = refuse;
    },
    endSessions(canRenew) {
      renewable = canRenew;
      for (const one of open) ended.add(one);
    },
    handedOut: (name) => minted.filter((one) => one === name).length,
    async stop() {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}

async function read(incoming: IncomingMessage): Promise<Call> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(Buffer.from(chunk));
  return {
    path: (incoming.url ?? '/').replace(/\?.*$/, ''),
    method: incoming.method ?? 'GET',
    headers: incoming.headers,
    body: Buffer.concat(chunks).toString('utf8'),
  };
}
