import type { Headers, SecurityScheme } from './operation.ts';

/**
 * What is wrong with a request's credentials: one of the alternatives must be there completely, and
 * whatever is there must have the form that its scheme describes (`x-credentials`, a regular expression
 * for the user and password of Basic, the bearer token, or the header's value).
 */
export function securityProblems(
  alternatives: readonly Readonly<Record<string, unknown>>[],
  schemes: Readonly<Record<string, SecurityScheme>>,
  headers: Headers,
): string[] {
  const names = alternatives.map((each) => Object.keys(each));
  const found = [...new Set(names.flat())].flatMap((name) => {
    const scheme = schemes[name];
    if (scheme === undefined) return [];
    const credentials = credentialsOf(scheme, headers);
    return credentials === null ? [] : [{ name, scheme, credentials }];
  });
  const has = (name: string) => found.some((each) => each.name === name);
  const complete = alternatives.length === 0 || names.some((all) => all.every(has));
  return [
    ...(complete ? [] : [`credentials are missing: ${names.map((all) => all.join(' and ')).join(', or ')}`]),
    ...found
      .filter(({ scheme, credentials }) => !new RegExp(scheme['x-credentials']).test(credentials))
      .map(({ name }) => `the credentials of “${name}” do not have the form that is described`),
  ];
}

/** Names of the headers, in lower case, in which credentials travel. */
export function credentialHeaders(
  alternatives: readonly Readonly<Record<string, unknown>>[],
  schemes: Readonly<Record<string, SecurityScheme>>,
): string[] {
  return alternatives.flatMap((each) => Object.keys(each)).map((name) => headerOf(schemes[name]));
}

function headerOf(scheme: SecurityScheme | undefined): string {
  return scheme?.type === 'apiKey' ? scheme.name.toLowerCase() : 'authorization';
}

function credentialsOf(scheme: SecurityScheme, headers: Headers): string | null {
  const value = headers[headerOf(scheme)];
  if (value === undefined) return null;
  if (scheme.type === 'apiKey') return value;
  const [, kind, rest] = /^(\S+) (.+)$/.exec(value) ?? [];
  if (kind?.toLowerCase() !== scheme.scheme || rest === undefined) return null;
  return scheme.scheme === 'basic' ? Buffer.from(rest, 'base64').toString('utf8') : rest;
}
