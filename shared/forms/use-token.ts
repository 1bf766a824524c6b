import type { FormValues } from './values.ts';

/** Stands where the token goes; a secret is never part of a snippet. */
export const TOKEN = '$TOKEN';

/** What a vendor's description needs to know of a token. */
export interface TokenToUse {
  /** Of the server that issued it, normalised. */
  readonly baseUrl: string;
  /** The connection's; empty after it was deleted. */
  readonly settings: FormValues;
  readonly kind: string;
  /** What it was issued with, without secrets. */
  readonly inputs: FormValues;
}

/** A call that carries the token as {@link TOKEN}, in a header, in the query or in the body. */
export interface SampleCall {
  /** What tells it from the other samples. */
  readonly title?: string;
  readonly method: 'GET' | 'POST';
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Sent as JSON. */
  readonly body?: SampleBody;
}

/** Only what is written alike in JSON, JavaScript and Python. */
export interface SampleBody {
  readonly [name: string]: string | SampleBody;
}

/** How later calls carry a token: in words, and by example. */
export interface TokenUse {
  readonly words: string;
  readonly calls: readonly SampleCall[];
}
