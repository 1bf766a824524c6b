import type { Api } from '../../shared/forms/values.ts';

/** One call as it was on the wire, between the app and a server. */
export interface Exchange {
  readonly api: Api;
  readonly method: string;
  /** Raw path with its query, still percent-encoded. */
  readonly target: string;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** Null when there was none. */
  readonly reply: Reply | null;
}

export interface Reply {
  readonly status: number;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** False when the connection broke before the end of the body. */
  readonly complete: boolean;
}
