import type { SampleCall } from '../forms/use-token.ts';
import { javascript, javascriptStart, python, pythonStart } from './code.ts';
import { postman } from './postman.ts';
import { curl, httpie, shellStart } from './shell.ts';

/** Languages of the snippets, in the order in which they are shown. */
export const SNIPPET_LANGUAGES = ['curl', 'HTTPie', 'JavaScript', 'Python', 'Postman'] as const;
export type SnippetLanguage = (typeof SNIPPET_LANGUAGES)[number];

export interface Snippet {
  readonly language: SnippetLanguage;
  /** One or more calls, each with the placeholder in place of the token. */
  readonly text: string;
}

/** The same calls in every language, each with the placeholder `$TOKEN` in place of the token. */
export function snippets(calls: readonly SampleCall[]): Snippet[] {
  return SNIPPET_LANGUAGES.map((language) => ({ language, text: snippet(calls, language, null) }));
}

/**
 * The calls in one language.
 *
 * @param token put in, quoted as the language wants it; null leaves the placeholder
 */
export function snippet(
  calls: readonly SampleCall[],
  language: SnippetLanguage,
  token: string | null,
): string {
  if (language === 'Postman') return postman(calls, token);
  const { comment, start, write } = WRITERS[language];
  const texts = calls.map((call) =>
    [...(call.title === undefined ? [] : [`${comment} ${call.title}`]), write(call, token)].join('\n'),
  );
  return [...start(token), ...texts].join('\n\n');
}

interface Writer {
  /** How a comment begins. */
  readonly comment: string;
  /** What stands before the first call. */
  readonly start: (token: string | null) => readonly string[];
  readonly write: (call: SampleCall, token: string | null) => string;
}

const WRITERS: Readonly<Record<Exclude<SnippetLanguage, 'Postman'>, Writer>> = {
  curl: { comment: '#', start: shellStart, write: curl },
  HTTPie: { comment: '#', start: shellStart, write: httpie },
  JavaScript: { comment: '//', start: javascriptStart, write: javascript },
  Python: { comment: '#', start: pythonStart, write: python },
};
