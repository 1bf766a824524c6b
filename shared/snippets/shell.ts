import { type SampleCall, TOKEN } from '../forms/use-token.ts';
import { filled, filledBody, filledUrl } from './fill.ts';
import { headersOf } from './headers-of.ts';
import { shellLiteral, shellWord } from './quote.ts';

const SET_IN_SHELL = '# First, without a trace in the shell’s history: read -rs TOKEN';

/** What stands before the calls: how to set the variable, where there is one. */
export function shellStart(token: string | null): readonly string[] {
  return token === null ? [SET_IN_SHELL] : [];
}

/** A call by curl. Without a token, the shell's `$TOKEN` is in its place, and curl encodes it in a query. */
export function curl(call: SampleCall, token: string | null): string {
  const { word, url, query, body } = shellParts(call, token);
  return joined([
    `curl ${call.method === 'GET' ? (query.length === 0 ? '' : '-G ') : `-X ${call.method} `}${url}`,
    ...Object.entries(headersOf(call)).map(([name, value]) => `-H ${word(`${name}: ${value}`)}`),
    ...query.map((pair) => `--data-urlencode ${word(pair)}`),
    ...body.map((json) => `-d ${json}`),
  ]);
}

/** A call by HTTPie, which encodes a query that is given as `name==value`, and sends `--raw` as it is. */
export function httpie(call: SampleCall, token: string | null): string {
  const { word, url, query, body } = shellParts(call, token);
  const header = ([name, value]: readonly [string, string]): string =>
    token === null
      ? word(`${name}:${value}`)
      : // After the colon, `=` and `@` would begin another kind of item.
        shellLiteral(`${name}:${filled(value, token).replace(/^[=@]/, '\\$&')}`);
  return joined([
    `http ${call.method} ${url}`,
    ...Object.entries(headersOf(call)).map(header),
    ...query.map((pair) => word(pair.replace('=', '=='))),
    ...body.map((json) => `--raw ${json}`),
  ]);
}

interface ShellParts {
  readonly word: (value: string) => string;
  readonly url: string;
  /** `name=value` of the parameters that hold the placeholder: the tool must encode those. */
  readonly query: readonly string[];
  readonly body: readonly string[];
}

function shellParts({ url, body }: SampleCall, token: string | null): ShellParts {
  if (token !== null) {
    const word = (value: string): string => shellLiteral(filled(value, token));
    const json = body === undefined ? [] : [shellLiteral(JSON.stringify(filledBody(body, token)))];
    return { word, url: shellLiteral(filledUrl(url, token)), query: [], body: json };
  }
  const [address = '', pairs = ''] = url.split('?');
  const all = pairs === '' ? [] : pairs.split('&');
  const rest = all.filter((pair) => !pair.includes(TOKEN)).join('&');
  return {
    word: shellWord,
    url: shellWord(rest === '' ? address : `${address}?${rest}`),
    query: all.filter((pair) => pair.includes(TOKEN)),
    body: body === undefined ? [] : [shellWord(JSON.stringify(body))],
  };
}

function joined(words: readonly string[]): string {
  return words.join(' \\\n  ');
}
