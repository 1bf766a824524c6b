/** One request to a vendor, ready to be sent. Header names are as the vendor prints them. */
export interface HttpRequest {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** One complete answer. */
export interface HttpAnswer {
  readonly status: number;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** Unix ms by this computer's clock at which the answer was complete. */
  readonly receivedAt: number;
  /** Vendor's clock minus this computer's in ms, from the `Date` header; null without one. */
  readonly clockOffsetMs: number | null;
}
