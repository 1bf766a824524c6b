import type { SampleCall } from '../forms/use-token.ts';

/** The headers of a call, with the content type of its body. */
export function headersOf({ headers, body }: SampleCall): Readonly<Record<string, string>> {
  return body === undefined ? headers : { ...headers, 'Content-Type': 'application/json' };
}
