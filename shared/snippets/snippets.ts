import type { SampleCall } from '../providers/use-token.ts';
import { codeObject, codeText, shellWord, withVariable } from './quote.ts';

/** Languages of the snippets, in the order in which they are shown. */
export const SNIPPET_LANGUAGES = ['curl', 'HTTPie', 'JavaScript', 'Python'] as const;
export type SnippetLanguage = (typeof SNIPPET_LANGUAGES)[number];

export interface Snippet {
  readonly language: SnippetLanguage;
  /** One or more calls, each with the placeholder in place of the token. */
  readonly text: string;
}

/** The same calls in every language, each with the placeholder `$TOKEN` in place of the token. */
export function snippets(calls: readonly SampleCall[]): Snippet[] {
  return SNIPPET_LANGUAGES.map((language) => {
    const { comment, start, write } = WRITERS[language];
    const texts = calls.map((call) =>
      [...(call.title === undefined ? [] : [`${comment} ${call.title}`]), write(call)].join('\n'),
    );
    return { language, text: [...start, ...texts].join('\n\n') };
  });
}

interface Writer {
  /** How a comment begins. */
  readonly comment: string;
  /** What stands before the first call. */
  readonly start: readonly string[];
  readonly write: (call: SampleCall) => string;
}

const SET_IN_SHELL = '# First, without a trace in the shell’s history: read -rs TOKEN';

const WRITERS: Readonly<Record<SnippetLanguage, Writer>> = {
  curl: { comment: '#', start: [SET_IN_SHELL], write: curl },
  HTTPie: { comment: '#', start: [SET_IN_SHELL], write: httpie },
  JavaScript: { comment: '//', start: ["const token = '$TOKEN';"], write: javascript },
  Python: { comment: '#', start: ["import requests\n\ntoken = '$TOKEN'"], write: python },
};

function curl(call: SampleCall): string {
  const words = [
    `curl ${call.method === 'GET' ? '' : `-X ${call.method} `}${shellWord(call.url)}`,
    ...Object.entries(headersOf(call)).map(([name, value]) => `-H ${shellWord(`${name}: ${value}`)}`),
    ...(call.body === undefined ? [] : [`-d ${shellWord(JSON.stringify(call.body))}`]),
  ];
  return words.join(' \\\n  ');
}

/** HTTPie reads a body that is given by `--raw`, as it is. */
function httpie(call: SampleCall): string {
  const words = [
    `http ${call.method} ${shellWord(call.url)}`,
    ...Object.entries(headersOf(call)).map(([name, value]) => shellWord(`${name}:${value}`)),
    ...(call.body === undefined ? [] : [`--raw ${shellWord(JSON.stringify(call.body))}`]),
  ];
  return words.join(' \\\n  ');
}

function javascript(call: SampleCall): string {
  const body = call.body === undefined ? [] : [`  body: JSON.stringify(${codeObject(call.body)}),`];
  return [
    `await fetch(${withVariable(call.url, codeText, 'encodeURIComponent(token)')}, {`,
    `  method: ${codeText(call.method)},`,
    `  headers: ${codeObject(headersOf(call))},`,
    ...body,
    '});',
  ].join('\n');
}

/** `params` encodes the query, so that a token with `+` or `=` arrives as it is. */
function python(call: SampleCall): string {
  const [address = '', query = ''] = call.url.split('?');
  const parameters = query.split('&').flatMap((pair) => {
    const [name = '', ...value] = pair.split('=');
    return name === '' ? [] : [[name, value.join('=')] as const];
  });
  return [
    `requests.${call.method.toLowerCase()}(`,
    `    ${withVariable(address, codeText)},`,
    ...(parameters.length === 0 ? [] : [`    params=${codeObject(Object.fromEntries(parameters))},`]),
    `    headers=${codeObject(call.headers)},`,
    ...(call.body === undefined ? [] : [`    json=${codeObject(call.body)},`]),
    ')',
  ].join('\n');
}

function headersOf({ headers, body }: SampleCall): Readonly<Record<string, string>> {
  return body === undefined ? headers : { ...headers, 'Content-Type': 'application/json' };
}
