/** A request as a practice server sees it. */
export interface PracticeRequest {
  readonly method: string;
  /** Raw path, still percent-encoded. */
  readonly path: string;
  readonly query: URLSearchParams;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/**
 * What a practice server answers. `slow`: later than usual; `hang`: never; `cut`: the connection breaks
 * in the middle of the body.
 */
export interface PracticeReply {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly manner?: 'slow' | 'hang' | 'cut';
}

export type PracticeHandler = (request: PracticeRequest) => PracticeReply;

/** A reply with a JSON body. */
export function jsonReply(
  status: number,
  value: unknown,
  headers: Record<string, string> = {},
): PracticeReply {
  return {
    status,
    headers: { 'Content-Type': 'application/json;charset=UTF-8', ...headers },
    body: JSON.stringify(value),
  };
}

/** A reply with a text body. */
export function textReply(status: number, body: string, headers: Record<string, string> = {}): PracticeReply {
  return { status, headers: { 'Content-Type': 'text/plain;charset=UTF-8', ...headers }, body };
}

/** The request's body as JSON; undefined when it is not labelled as JSON or cannot be read. */
export function jsonOf(request: PracticeRequest): unknown {
  if (!/^application\/json\b/i.test(request.headers['content-type'] ?? '')) return undefined;
  try {
    return JSON.parse(request.body);
  } catch {
    return undefined;
  }
}
