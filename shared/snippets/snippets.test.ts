import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { TOKEN } from '../forms/use-token.ts';
import type { FormValues } from '../forms/values.ts';
import { APIS, type Api } from '../forms/values.ts';
import { PROVIDERS } from '../vendors/index.ts';
import { codeObject, codeText, shellLiteral, shellWord, withVariable } from './quote.ts';
import { SNIPPET_LANGUAGES, type SnippetLanguage, snippet, snippets } from './snippets.ts';
import { hostile } from './testing/hostile-tokens.ts';

const use = (api: Api, settings: FormValues = {}, kind = 'ALL') =>
  PROVIDERS[api].tokenUse({ baseUrl: 'https://vendor.example/api', settings, kind, inputs: {} });
const text = (api: Api, language: SnippetLanguage, settings?: FormValues): string =>
  snippets(use(api, settings).calls).find((one) => one.language === language)?.text ?? '';

describe('snippets', () => {
  it.each(APIS)('%s: every language, with the placeholder and words', (api) => {
    const all = snippets(use(api).calls);
    expect(all.map(({ language }) => language)).toEqual(SNIPPET_LANGUAGES);
    for (const one of all) expect(one.text).toContain(TOKEN);
    expect(use(api).words).not.toBe('');
  });

  it('Commvault: the header that the connection says', () => {
    const header = (tokenHeader?: string) =>
      text('commvault', 'curl', tokenHeader === undefined ? {} : { tokenHeader });
    expect(header()).toContain('-H "Authorization: Bearer $TOKEN"');
    expect(header('bearer')).toContain('-H "Authorization: Bearer $TOKEN"');
    expect(header('authtoken')).toContain('-H "Authtoken: $TOKEN"');
    expect(header('authtoken-bearer')).toContain('-H "Authtoken: Bearer $TOKEN"');
    expect(use('commvault', {}, 'CUSTOM').words).toContain('endpoints');
    const custom = PROVIDERS.commvault.tokenUse({
      baseUrl: 'https://vendor.example/api',
      settings: {},
      kind: 'CUSTOM',
      inputs: { apiEndpoints: '/plan\n/v4/servergroup' },
    });
    expect(custom.calls.map(({ url }) => url)).toEqual(['https://vendor.example/api/plan']);
  });

  it('Oracle and Intershop: their headers', () => {
    expect(text('oracle', 'HTTPie')).toContain('"Authorization:Bearer $TOKEN"');
    expect(text('intershop', 'Python')).toContain("'authentication-token': token");
  });

  it('CRM.COM: in the body or in the query, with the warning', () => {
    const curl = text('crmcom', 'curl');
    expect(curl).toContain(String.raw`{\"token\":\"$TOKEN\"`);
    expect(curl).toContain('curl -G "https://vendor.example/api/access_tokens/list"');
    expect(curl).toContain('--data-urlencode "token=$TOKEN"');
    expect(text('crmcom', 'HTTPie')).toContain('"token==$TOKEN"');
    expect(text('crmcom', 'JavaScript')).toContain("list?token=' + encodeURIComponent(token)");
    expect(text('crmcom', 'Python')).toContain("params={ 'token': token }");
    expect(use('crmcom').words).toContain('logs');
  });

  it('JavaScript runs as it stands', async () => {
    for (const api of APIS) {
      const sent: unknown[] = [];
      const run = new Function('fetch', `return (async () => {${text(api, 'JavaScript')}})()`);
      await run(async (...args: unknown[]) => void sent.push(args));
      expect(sent).toHaveLength(use(api).calls.length);
      expect(JSON.stringify(sent)).toMatch(/\$TOKEN|%24TOKEN/);
    }
  });
});

describe('Postman', () => {
  const collection = (api: Api, settings?: FormValues) => JSON.parse(text(api, 'Postman', settings));

  it('is a collection of format 2.1 with a variable for the token', () => {
    expect(collection('oracle')).toMatchObject({
      info: { schema: expect.stringContaining('/v2.1.0/'), name: 'Use a token at vendor.example' },
      variable: [{ key: 'token', value: TOKEN, type: 'string' }],
      item: [
        {
          request: {
            method: 'GET',
            auth: { type: 'bearer', bearer: [{ key: 'token', value: '{{token}}', type: 'string' }] },
            header: [{ key: 'Accept', value: 'application/json' }],
          },
        },
      ],
    });
  });

  it('has any other header as a header', () => {
    const { request } = collection('commvault', { tokenHeader: 'authtoken-bearer' }).item[0];
    expect(request.auth).toEqual({ type: 'noauth' });
    expect(request.header).toContainEqual({ key: 'Authtoken', value: 'Bearer {{token}}' });
    expect(collection('intershop').item[0].request.header).toContainEqual({
      key: 'authentication-token',
      value: '{{token}}',
    });
  });

  it('escapes the token for body and query before it is sent', () => {
    fc.assert(
      fc.property(hostile, (token) => {
        const calls = use('crmcom').calls;
        const { item, variable } = JSON.parse(snippet(calls, 'Postman', token));
        const sent = item.map((one: { event: [{ script: { exec: string[] } }]; request: PostmanRequest }) => {
          const set: Record<string, string> = {};
          const pm = {
            collectionVariables: { get: () => variable[0].value },
            variables: { set: (name: string, value: string) => Object.assign(set, { [name]: value }) },
          };
          new Function('pm', one.event[0].script.exec.join('\n'))(pm);
          const put = (value: string) =>
            value.replace(/\{\{(\w+)\}\}/g, (_, name: string) => set[name] ?? '');
          return one.request.body === undefined
            ? new URL(put(one.request.url)).searchParams.get('token')
            : JSON.parse(put(one.request.body.raw)).token;
        });
        expect(sent).toEqual([token, token]);
      }),
    );
  });
});

interface PostmanRequest {
  readonly url: string;
  readonly body?: { readonly raw: string };
}

describe('quoting', () => {
  it('a shell reads a literal back, whatever is in it', () => {
    fc.assert(
      fc.property(fc.array(hostile), (parts) => {
        const shell = `for word in ${parts.map(shellLiteral).join(' ')}; do printf '%s\\0' "$word"; done`;
        const printed = execFileSync('sh', ['-c', shell], { encoding: 'utf8' });
        expect(printed).toBe(parts.map((part) => `${part}\0`).join(''));
      }),
      { numRuns: 30 },
    );
  });

  const values = fc.array(fc.string({ unit: 'grapheme' }).map((value) => value.replaceAll('\0', '')));
  it('a shell reads every text back, and the placeholder as a variable', () => {
    fc.assert(
      fc.property(values, (parts) => {
        const words = parts.map((part) => shellWord(`${part.replaceAll(TOKEN, '')}${TOKEN}`));
        const shell = `for word in ${words.join(' ')}; do printf '%s\\0' "$word"; done`;
        const printed = execFileSync('sh', ['-c', shell], { env: { TOKEN: 'it' }, encoding: 'utf8' });
        expect(printed).toBe(parts.map((part) => `${part.replaceAll(TOKEN, '')}it\0`).join(''));
      }),
      { numRuns: 30 },
    );
  });

  it('JavaScript reads every text back', () => {
    const run = (code: string): unknown => new Function('token', `return ${code}`)('it');
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (value) => {
        expect(run(codeText(value))).toBe(value);
        expect(run(withVariable(value + TOKEN, codeText))).toBe(`${value.replaceAll(TOKEN, 'it')}it`);
        expect(run(`(${codeObject({ [`k${value}`]: { inner: value } })})`)).toEqual({
          [`k${value}`]: { inner: value.replaceAll(TOKEN, 'it') },
        });
      }),
    );
  });
});
