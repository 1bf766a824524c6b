import { mediaType, readContent } from './content.ts';
import type { Exchange } from './exchange.ts';
import type { Checks, DescribedOperation } from './operation.ts';

import { credentialHeaders, securityProblems } from './security.ts';
import { words } from './words.ts';

/** Headers that HTTP itself needs, or that say nothing to an API. */
const USUAL = ['host', 'connection', 'user-agent', 'accept', 'content-type', 'content-length'];

/**
 * What is wrong with a request. openapi-backend holds path, query, headers and body against the
 * description; the rest is here: credentials, media type, and headers or a body that nobody described.
 *
 * @param exchange its target without the server's prefix
 */
export function requestProblems(
  { validator, schemes }: Checks,
  operation: DescribedOperation,
  exchange: Exchange,
): string[] {
  const { method, target, headers } = exchange;
  const [path = '', search = ''] = target.split('?');
  const query = Object.fromEntries(new URLSearchParams(search));
  const { body, problems } = readBody(operation, exchange);
  const result = validator.validateRequest(
    { method, path, query, headers: { ...headers }, body },
    operation.operationId,
  );
  return [
    ...words('request', result.errors),
    ...problems,
    ...securityProblems(alternatives(operation, body), schemes, headers),
    ...unknownHeaders({ schemes }, operation, headers),
    ...missingCriterion(operation, query),
    ...repeatedParameters(search),
    ...encodedInPath(operation, path),
  ];
}

/** How the call may be authorised; by nothing only where the body needs no credentials. */
function alternatives(
  { security, 'x-credentials-needed-with': field }: DescribedOperation,
  body: object | undefined,
): DescribedOperation['security'] {
  return field !== undefined && body !== undefined && field in body
    ? security.filter((each) => Object.keys(each).length > 0)
    : security;
}

function readBody(
  { requestBody, 'x-content-type-without-body': typeOfNothing }: DescribedOperation,
  { headers, body }: Exchange,
): { body?: object; problems: string[] } {
  const type = mediaType(headers);
  if (requestBody === undefined) {
    const isEmpty = body === '' && (type === null || type === typeOfNothing);
    return { problems: isEmpty ? [] : ['no body and no content type is described'] };
  }
  const media = type === null ? undefined : requestBody.content[type];
  if (type === null || media === undefined) return { problems: [`content type ${type} is not described`] };
  try {
    const value = readContent(type, body, media.schema);
    return typeof value === 'object' && value !== null
      ? { body: value, problems: [] }
      : { problems: ['the body is no object'] };
  } catch (error) {
    return { problems: [`the body is not ${type}: ${String(error)}`] };
  }
}

function unknownHeaders(
  { schemes }: Pick<Checks, 'schemes'>,
  operation: DescribedOperation,
  headers: Exchange['headers'],
): string[] {
  const described = operation.parameters
    .filter((each) => each.in === 'header')
    .map(({ name }) => name.toLowerCase());
  const known = new Set([...USUAL, ...described, ...credentialHeaders(operation.security, schemes)]);
  return Object.keys(headers)
    .filter((name) => !known.has(name))
    .map((name) => `the header ${name} is not described`);
}

function missingCriterion(operation: DescribedOperation, query: Readonly<Record<string, string>>): string[] {
  const needed = operation['x-at-least-one-of'];
  return needed === undefined || needed.some((name) => (query[name] ?? '') !== '')
    ? []
    : [`one of ${needed.join(', ')} is needed`];
}

function encodedInPath({ parameters }: DescribedOperation, path: string): string[] {
  const characters = parameters.flatMap((each) => [...(each['x-not-encoded'] ?? '')]);
  return characters
    .filter((each) => path.toUpperCase().includes(encodeURIComponent(each).toUpperCase()))
    .map((each) => `“${each}” is percent-encoded in the path`);
}

function repeatedParameters(search: string): string[] {
  const names = [...new URLSearchParams(search).keys()];
  return names
    .filter((name, index) => names.indexOf(name) !== index)
    .map((name) => `${name} is there more than once`);
}
