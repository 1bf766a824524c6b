import { type SampleBody, TOKEN } from '../forms/use-token.ts';

/**
 * A POSIX shell word in double quotes, in which only the placeholder is still read as a variable: with
 * `TOKEN` set, the snippet runs as it stands.
 */
export function shellWord(value: string): string {
  const parts = value.split(TOKEN).map((part) => part.replace(/[\\"$`]/g, '\\$&'));
  return `"${parts.join(TOKEN)}"`;
}

/** A POSIX shell word in single quotes, in which nothing is read as anything else. */
export function shellLiteral(value: string): string {
  return `'${value.replaceAll("'", `'\\''`)}'`;
}

/**
 * An expression that joins texts with `+` and puts a variable where the placeholder is.
 *
 * @param literal quotes a text in the language
 */
export function withVariable(value: string, literal: (part: string) => string, variable = 'token'): string {
  const parts = value.split(TOKEN);
  const words = parts.flatMap((part, index) => [
    ...(index === 0 ? [] : [variable]),
    ...(part === '' ? [] : [literal(part)]),
  ]);
  return words.length === 0 ? literal('') : words.join(' + ');
}

/** A text in single quotes, good in JavaScript and in Python. */
export function codeText(value: string): string {
  const json = JSON.stringify(value).slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'");
  return `'${json}'`;
}

/** A body as code, with the variable `token` in place of the placeholder. */
export function codeObject(body: SampleBody): string {
  const entries = Object.entries(body).map(([name, value]) => {
    const code = typeof value === 'string' ? withVariable(value, codeText) : codeObject(value);
    return `${codeText(name)}: ${code}`;
  });
  return `{ ${entries.join(', ')} }`;
}
