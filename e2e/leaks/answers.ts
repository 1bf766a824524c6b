import type { IncomingMessage } from 'node:http';

/** A call as it arrived. */
export interface Call {
  readonly path: string;
  readonly method: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

export interface Reply {
  readonly status: number;
  readonly body: string | object;
  readonly headers?: Readonly<Record<string, string>>;
}

/** What the vendors share. */
export interface Desk {
  /** A new secret. */
  token(name: string): string;
  /** Opens a session by this token. */
  session(token: string): string;
  /** A secret that the app made. */
  device(id: string): void;
  /** Whether sessions that ended can be renewed. */
  renews(): boolean;
}

/** Answers as the vendor to which a call goes. @param refuse whether it repeats all and does nothing */
export function answer(call: Call, refuse: boolean, desk: Desk): Reply {
  if (call.path.includes('/INTERSHOP/')) return intershop(call, refuse, desk);
  if (call.path.includes('/commandcenter/')) return commvault(call, refuse, desk);
  if (call.path.endsWith('/oauth2/v1/token')) return identityDomain(call, refuse, desk);
  if (call.path.includes('/content/')) return oracle(call, refuse, desk);
  return crmcom(call, refuse, desk);
}

function intershop(call: Call, refuse: boolean, desk: Desk): Reply {
  const agent = { 'authentication-token': desk.session(desk.token('Intershop agent token')) };
  if (refuse) return { status: 400, body: echo(call), headers: { 'error-key': 'canary.refused', ...agent } };
  if (!call.path.endsWith('/tokens'))
    return { status: 200, body: { type: 'User', firstName: 'Ada', lastName: 'Test' }, headers: agent };
  // Encrypted: what can be read in a plain one is shown on purpose.
  const value = `key@PBEWithMD5AndTripleDES:c2FsdHNhbHQ=|${desk.token('Intershop token')}`;
  return { status: 201, body: { type: 'Token', token: value, user: 'Ada Test' }, headers: agent };
}

function commvault(call: Call, refuse: boolean, desk: Desk): Reply {
  const { path, method } = call;
  const sent = fields(call.body);
  if (typeof sent.deviceId === 'string') desk.device(sent.deviceId);
  const session = (name: string): string => desk.session(`QSDK ${desk.token(name)}`);
  const refused = { error: { errorCode: 2, errorMessage: echo(call) } };
  if (path.endsWith('/RenewLoginToken'))
    return { status: 200, body: desk.renews() ? { token: session('Commvault renewed session') } : refused };
  if (refuse) return { status: 200, body: refused };
  if (path.endsWith('/Login'))
    return { status: 200, body: { token: session('Commvault session'), errList: [] } };
  if (path.endsWith('/Logout')) return { status: 200, body: 'User logged out' };
  if (path.endsWith('/whoami')) return { status: 200, body: { user: { userName: 'agent' } } };
  const now = Math.floor(Date.now() / 1000);
  const info = {
    accessTokenId: method === 'GET' || method === 'PUT' ? 777 : now % 1_000_000,
    tokenName: sent.tokenName ?? 'Of a colleague',
    tokenType: 'ALL',
    createdTime: now,
    tokenExpiryTimestamp: now + (String(sent.tokenName).startsWith('brief') ? 30 : 1_800),
    // Careless servers list them too.
    accessToken: desk.token('Commvault token'),
    refreshToken: desk.token('Commvault refresh token'),
    refreshTokenExpiryTimestamp: now + 86_400,
    renewableUntilTimestamp: now + 864_000,
  };
  if (path.endsWith('/Renew')) return { status: 200, body: info };
  const tokens = method === 'GET' ? [info] : [];
  return { status: 200, body: { error: { errorCode: 0, errorMessage: '' }, tokenInfo: info, tokens } };
}

function identityDomain(call: Call, refuse: boolean, desk: Desk): Reply {
  if (refuse) return { status: 401, body: { error: 'invalid_client', error_description: echo(call) } };
  const token = desk.session(jwt(desk.token('IDCS token')));
  return { status: 200, body: { access_token: token, token_type: 'Bearer', expires_in: 3_600 } };
}

function oracle(call: Call, refuse: boolean, desk: Desk): Reply {
  const { path, method } = call;
  if (refuse)
    return { status: 403, body: { title: 'Refused', detail: echo(call), 'o:errorCode': 'OCE-403' } };
  if (path.endsWith('/channelSecret'))
    return method === 'DELETE'
      ? { status: 204, body: '' }
      : { status: 201, body: { channelSecret: `${desk.token('Channel secret')}=` } };
  if (path.endsWith('/oauthToken'))
    return { status: 201, body: { token: jwt(desk.token('Oracle token')), channelId: 'CHANNEL' } };
  const channel = {
    id: 'LEAKCHANNEL',
    name: 'Leak channel',
    channelType: 'secure',
    channelTokens: [{ name: 'defaultToken', token: 'public' }],
    // Careless servers list it too.
    channelSecret: desk.token('Channel secret'),
  };
  return { status: 200, body: { hasMore: false, offset: 0, count: 1, limit: 50, items: [channel] } };
}

function crmcom(call: Call, refuse: boolean, desk: Desk): Reply {
  const refused = { status: { code: 'REFUSED', message: echo(call) }, data: {} };
  if (refuse) return { status: 200, body: refused };
  if (call.body === '{}')
    return { status: 200, body: { status: { code: 'MISSING', message: 'Who?' }, data: {} } };
  return { status: 200, body: { status: { code: 'OK' }, data: { token: jwt(desk.token('CRM.COM token')) } } };
}

/** A JWT whose signature is the secret: its claims are shown on purpose. */
function jwt(secret: string): string {
  const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  return `${part({ alg: 'HS256' })}.${part({ sub: 'ada', exp: Math.floor(Date.now() / 1000) + 3_600 })}.${secret}`;
}

/** What careless servers say: the call again, decoded and encoded. */
export function echo({ headers, body }: Pick<Call, 'headers' | 'body'>): string {
  const { authorization = '', authtoken = '', 'authentication-token': agent = '' } = headers;
  const credentials = Buffer.from(authorization.replace(/^Basic /, ''), 'base64').toString('utf8');
  const secrets = Object.values(fields(body)).flatMap((value) => (typeof value === 'string' ? [value] : []));
  const forms = secrets.flatMap((one) => [one, encodeURIComponent(one), Buffer.from(one).toString('base64')]);
  return ['You sent', authorization, authtoken, agent, credentials, body, ...forms].join(' ');
}

function fields(body: string): Readonly<Record<string, unknown>> {
  return body.startsWith('{') ? JSON.parse(body) : {};
}
