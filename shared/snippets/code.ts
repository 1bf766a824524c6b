import { type SampleCall, TOKEN } from '../forms/use-token.ts';
import { headersOf } from './headers-of.ts';
import { codeObject, codeText, withVariable } from './quote.ts';

/** The variable that holds the token in JavaScript. */
export function javascriptStart(token: string | null): readonly string[] {
  return [`const token = ${codeText(token ?? TOKEN)};`];
}

/** A call by `fetch`. */
export function javascript(call: SampleCall): string {
  const body = call.body === undefined ? [] : [`  body: JSON.stringify(${codeObject(call.body)}),`];
  return [
    `await fetch(${withVariable(call.url, codeText, 'encodeURIComponent(token)')}, {`,
    `  method: ${codeText(call.method)},`,
    `  headers: ${codeObject(headersOf(call))},`,
    ...body,
    '});',
  ].join('\n');
}

/** The variable that holds the token in Python. */
export function pythonStart(token: string | null): readonly string[] {
  return [`import requests\n\ntoken = ${codeText(token ?? TOKEN)}`];
}

/** A call by `requests`; `params` encodes the query, so that a token with `+` or `=` arrives as it is. */
export function python(call: SampleCall): string {
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
