import { execFile, execFileSync, spawnSync } from 'node:child_process';
import { createServer, type Server } from 'node:http';
import { promisify } from 'node:util';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type SampleCall, TOKEN } from '../forms/use-token.ts';
import { codeText } from './quote.ts';
import { type SnippetLanguage, snippet } from './snippets.ts';
import { HOSTILE_IN_HEADER, HOSTILE_TOKENS, hostile } from './testing/hostile-tokens.ts';

/** What a call brought to the server: the token in each place where one can be. */
interface Arrived {
  readonly bearer: string | null;
  readonly bare: string | null;
  readonly query: string | null;
  readonly body: string | null;
}

let server: Server;
let origin: string;
const arrived: Arrived[] = [];
beforeAll(async () => {
  server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(Buffer.from(chunk));
    const text = Buffer.concat(chunks).toString('utf8');
    const { token = null }: { token?: string | null } = text === '' ? {} : JSON.parse(text);
    arrived.push({
      bearer: request.headers.authorization?.replace(/^Bearer /, '') ?? null,
      bare: request.headers['x-token']?.toString() ?? null,
      query: new URL(request.url ?? '', 'http://x').searchParams.get('token'),
      body: token,
    });
    response.end('{}');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  origin = typeof address === 'object' && address !== null ? `http://127.0.0.1:${address.port}` : '';
});
afterAll(() => server.close());

const inHeaders = (): SampleCall[] => [
  { method: 'GET', url: `${origin}/a`, headers: { Authorization: `Bearer ${TOKEN}` } },
  { method: 'GET', url: `${origin}/b?x=1`, headers: { 'X-Token': TOKEN } },
];
const inTexts = (): SampleCall[] => [
  { title: 'query', method: 'GET', url: `${origin}/c?token=${TOKEN}&x=1`, headers: { Accept: '*/*' } },
  {
    title: 'body',
    method: 'POST',
    url: `${origin}/d`,
    headers: {},
    body: { token: TOKEN, more: { x: 'y' } },
  },
];

/** How each language is run; a wrapper keeps HTTPie from waiting for a keyboard. */
const RUN: Partial<Record<SnippetLanguage, (text: string) => readonly [string, readonly string[]]>> = {
  curl: (text) => ['sh', ['-ec', `curl() { command curl -sf "$@"; }\n${text}`]],
  HTTPie: (text) => ['sh', ['-ec', `http() { command http --ignore-stdin "$@"; }\n${text}`]],
  JavaScript: (text) => [process.execPath, ['--input-type=module', '-e', text]],
  Python: (text) => ['python3', ['-c', text]],
};
const works = (command: string, ...args: string[]): boolean => spawnSync(command, args).status === 0;
const THERE: readonly (readonly [SnippetLanguage, boolean])[] = [
  ['curl', works('curl', '--version')],
  ['HTTPie', works('http', '--version')],
  ['JavaScript', true],
  ['Python', works('python3', '-c', 'import requests')],
];

/** Runs the calls once for each token, in one process, and returns what arrived. */
async function run(
  language: SnippetLanguage,
  calls: readonly SampleCall[],
  tokens: readonly (string | null)[],
  inShell = '',
): Promise<Arrived[]> {
  arrived.length = 0;
  const texts = tokens.map((token) => snippet(calls, language, token));
  const text = texts.map((one) => (language === 'JavaScript' ? `{${one}}` : one)).join('\n');
  const [command, args] = RUN[language]?.(text) ?? ['false', []];
  await promisify(execFile)(command, args, { env: { ...process.env, TOKEN: inShell } });
  return [...arrived];
}

describe.each(THERE)('%s as it stands', (language, there) => {
  // HTTPie takes half a second for each call.
  const some = (tokens: readonly string[]) => (language === 'HTTPie' ? tokens.slice(0, 3) : tokens);

  it.skipIf(!there)('brings a hostile token to the server unchanged', { timeout: 60_000 }, async () => {
    const texts = some(HOSTILE_TOKENS);
    const inText = await run(language, inTexts(), texts);
    expect(inText.map(({ query, body }) => query ?? body)).toEqual(texts.flatMap((one) => [one, one]));
    const headers = some(HOSTILE_IN_HEADER.toReversed());
    const inHeader = await run(language, inHeaders(), headers);
    expect(inHeader.map(({ bearer, bare }) => bearer ?? bare)).toEqual(headers.flatMap((one) => [one, one]));
  });
});

describe.each(THERE.slice(0, 2))('%s with the variable of the shell', (language, there) => {
  it.skipIf(!there)('encodes what stands in a query', { timeout: 30_000 }, async () => {
    const token = 'ab+/=&c';
    const [query, body] = await run(language, inTexts(), [null], token);
    expect([query?.query, body?.body]).toEqual([token, token]);
    const [bearer, bare] = await run(language, inHeaders(), [null], token);
    expect([bearer?.bearer, bare?.bare]).toEqual([token, token]);
  });
});

describe('literals', () => {
  it.skipIf(!works('python3', '--version'))('Python reads every text back', () => {
    const tokens = [...HOSTILE_TOKENS, ...fc.sample(hostile, 300)];
    const code = `import json\nprint(json.dumps([${tokens.map(codeText).join(',\n')}]))`;
    const printed = execFileSync('python3', ['-'], { input: code, encoding: 'utf8' });
    expect(JSON.parse(printed)).toEqual(tokens);
  });
});
