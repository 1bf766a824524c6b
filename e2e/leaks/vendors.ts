import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { Api } from '../../shared/models/api.ts';
import type { Canaries } from './canaries.ts';

/** What makes the vendors refuse: a customer, token name, channel or identifier of this name. */
export const REFUSED = 'refuse-me';

export interface LeakyVendors {
  readonly baseUrls: Readonly<Record<Api, string>>;
  stop(): Promise<void>;
}

interface Call {
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

interface Reply {
  readonly status: number;
  readonly body: string | object;
  readonly headers?: Readonly<Record<string, string>>;
}

/**
 * Four vendors on one loopback port that hand out canaries as tokens, as their documentation says, and
 * whose refusals repeat everything that was sent, secrets included, in every form that they can think of.
 */
export async function startLeakyVendors(canaries: Canaries): Promise<LeakyVendors> {
  let turn = 0;
  const token = (name: string): string => canaries.plain(`${name} ${++turn}`);
  const answer = (call: Call): Reply => {
    const { path } = call;
    const refuse = path.includes(REFUSED) || call.body.includes(REFUSED);
    if (path.includes('/INTERSHOP/')) return intershop(call, refuse, token);
    if (path.includes('/commandcenter/')) return commvault(call, refuse, token);
    if (path.includes('/content/')) return oracle(call, refuse, token);
    return crmcom(call, refuse, token);
  };
  const server = createServer((incoming, response) => {
    void read(incoming).then((call) => {
      const { status, body, headers } = answer(call);
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
    async stop() {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}

type Mint = (name: string) => string;

function intershop({ path, ...call }: Call, refuse: boolean, token: Mint): Reply {
  if (refuse) return { status: 400, body: echo(call), headers: { 'error-key': 'canary.refused' } };
  if (!path.endsWith('/tokens'))
    return { status: 200, body: { type: 'User', firstName: 'Ada', lastName: 'Test' } };
  // Encrypted: what can be read in a plain one is shown on purpose.
  const value = `key@PBEWithMD5AndTripleDES:c2FsdHNhbHQ=|${token('Intershop token')}`;
  return { status: 201, body: { type: 'Token', token: value, user: 'Ada Test' } };
}

function commvault({ path, ...call }: Call, refuse: boolean, token: Mint): Reply {
  if (refuse) return { status: 200, body: { error: { errorCode: 2, errorMessage: echo(call) } } };
  if (path.endsWith('/Login'))
    return { status: 200, body: { token: `QSDK ${token('Commvault session')}`, errList: [] } };
  if (path.endsWith('/Logout')) return { status: 200, body: 'User logged out' };
  const now = Math.floor(Date.now() / 1000);
  const tokenInfo = {
    accessTokenId: now % 1_000_000,
    tokenName: JSON.parse(call.body || '{}').tokenName,
    tokenExpiryTimestamp: now + 1_800,
    accessToken: token('Commvault token'),
    refreshToken: token('Commvault refresh token'),
    refreshTokenExpiryTimestamp: now + 86_400,
    renewableUntilTimestamp: now + 864_000,
  };
  return { status: 200, body: { error: { errorCode: 0, errorMessage: '' }, tokenInfo, tokens: [] } };
}

function oracle({ path, ...call }: Call, refuse: boolean, token: Mint): Reply {
  if (refuse)
    return { status: 403, body: { title: 'Refused', detail: echo(call), 'o:errorCode': 'OCE-403' } };
  if (!path.endsWith('/oauthToken')) return { status: 200, body: { items: [] } };
  return { status: 201, body: { token: jwt(token('Oracle token')), channelId: 'CHANNEL' } };
}

function crmcom(call: Call, refuse: boolean, token: Mint): Reply {
  const refused = { status: { code: 'REFUSED', message: echo(call) }, data: {} };
  if (refuse) return { status: 200, body: refused };
  if (call.body === '{}')
    return { status: 200, body: { status: { code: 'MISSING', message: 'Who?' }, data: {} } };
  return { status: 200, body: { status: { code: 'OK' }, data: { token: jwt(token('CRM.COM token')) } } };
}

/** A JWT whose signature is the secret: its claims are shown on purpose. */
function jwt(secret: string): string {
  const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  return `${part({ alg: 'HS256' })}.${part({ sub: 'ada', exp: Math.floor(Date.now() / 1000) + 3_600 })}.${secret}`;
}

/** What careless servers say: the call again, decoded and encoded. */
function echo({ headers, body }: Omit<Call, 'path'>): string {
  const { authorization = '', authtoken = '' } = headers;
  const credentials = Buffer.from(authorization.replace(/^Basic /, ''), 'base64').toString('utf8');
  const secrets = Object.values(JSON.parse(body || '{}')).flatMap((value) =>
    typeof value === 'string' ? [value] : [],
  );
  const forms = secrets.flatMap((one) => [one, encodeURIComponent(one), Buffer.from(one).toString('base64')]);
  return ['You sent', authorization, String(authtoken), credentials, body, ...forms].join(' ');
}

async function read(incoming: IncomingMessage): Promise<Call> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(Buffer.from(chunk));
  return {
    path: incoming.url ?? '/',
    headers: incoming.headers,
    body: Buffer.concat(chunks).toString('utf8'),
  };
}
