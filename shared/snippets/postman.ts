import { type SampleCall, TOKEN } from '../forms/use-token.ts';
import { filled, filledBody } from './fill.ts';
import { headersOf } from './headers-of.ts';

const SCHEMA = 'https://schema.getpostman.com/json/collection/v2.1.0/collection.json';

/** Variables that Postman puts in as they are: where a text must be escaped, a script does it before. */
const PLAIN = '{{token}}';
const IN_URL = '{{tokenInUrl}}';
const IN_JSON = '{{tokenInJson}}';

/** A collection (Postman Collection Format v2.1) whose variable `token` holds the token. */
export function postman(calls: readonly SampleCall[], token: string | null): string {
  const host = URL.parse(calls[0]?.url ?? '')?.host ?? 'API';
  return JSON.stringify(
    {
      info: { name: `Use a token at ${host}`, schema: SCHEMA },
      item: calls.map(item),
      variable: [{ key: 'token', value: token ?? TOKEN, type: 'string' }],
    },
    null,
    2,
  );
}

function item(call: SampleCall): object {
  const { method, url, body, title } = call;
  const { auth, headers } = authOf(headersOf(call));
  const script = [
    ...(url.includes(TOKEN) ? [escapedBy('tokenInUrl', 'encodeURIComponent(token)')] : []),
    ...(body === undefined ? [] : [escapedBy('tokenInJson', 'JSON.stringify(token).slice(1, -1)')]),
  ];
  return {
    name: title ?? `${method} ${URL.parse(url)?.pathname ?? url}`,
    ...(script.length === 0 ? {} : { event: [beforehand(script)] }),
    request: {
      method,
      auth,
      header: Object.entries(headers).map(([key, value]) => ({ key, value: filled(value, PLAIN) })),
      url: filled(url, IN_URL),
      ...(body === undefined
        ? {}
        : {
            body: {
              mode: 'raw',
              raw: JSON.stringify(filledBody(body, IN_JSON), null, 2),
              options: { raw: { language: 'json' } },
            },
          }),
    },
  };
}

/** Postman has a place of its own for bearer tokens; any other header is a header. */
function authOf(headers: Readonly<Record<string, string>>) {
  const { Authorization, ...others } = headers;
  if (Authorization !== `Bearer ${TOKEN}`) return { auth: { type: 'noauth' }, headers };
  const bearer = [{ key: 'token', value: PLAIN, type: 'string' }];
  return { auth: { type: 'bearer', bearer }, headers: others };
}

function beforehand(lines: readonly string[]): object {
  return {
    listen: 'prerequest',
    script: {
      type: 'text/javascript',
      exec: ["const token = pm.collectionVariables.get('token');", ...lines],
    },
  };
}

function escapedBy(name: string, expression: string): string {
  return `pm.variables.set('${name}', ${expression});`;
}
