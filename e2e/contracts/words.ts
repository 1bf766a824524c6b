import type { ErrorObject } from 'ajv/dist/2020.js';

/** Errors of a schema as words: where, what, and the value that the schema wants. */
export function words(where: string, errors: readonly ErrorObject[] | null | undefined): string[] {
  return (errors ?? []).map(
    ({ instancePath, message, params }) =>
      `${where}${instancePath.replace(/^\/(requestBody|headers?)(?=\/|$)/, '')} ${message} ${JSON.stringify(params)}`,
  );
}
