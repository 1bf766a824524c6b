import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FormValues } from '../models/api.ts';
import { APIS, type Api } from '../models/api.ts';
import { PROVIDERS } from '../providers/index.ts';
import { TOKEN } from '../providers/use-token.ts';
import { codeObject, codeText, shellWord, withVariable } from './quote.ts';
import { SNIPPET_LANGUAGES, type SnippetLanguage, snippets } from './snippets.ts';

const use = (api: Api, settings: FormValues = {}, kind = 'ALL') =>
  PROVIDERS[api].tokenUse({ baseUrl: 'https://vendor.example/api', settings, kind });
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
  });

  it('Oracle and Intershop: their headers', () => {
    expect(text('oracle', 'HTTPie')).toContain('"Authorization:Bearer $TOKEN"');
    expect(text('intershop', 'Python')).toContain("'authentication-token': token");
  });

  it('CRM.COM: in the body or in the query, with the warning', () => {
    const curl = text('crmcom', 'curl');
    expect(curl).toContain(String.raw`{\"token\":\"$TOKEN\"`);
    expect(curl).toContain('list?token=$TOKEN"');
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

describe('quoting', () => {
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
