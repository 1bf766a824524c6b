/** Time limits in ms and size limit in bytes of one call. */
export interface HttpLimits {
  readonly connectMs: number;
  readonly headersMs: number;
  readonly totalMs: number;
  readonly bodyBytes: number;
}

export const DEFAULT_LIMITS: HttpLimits = {
  connectMs: 10_000,
  headersMs: 30_000,
  totalMs: 60_000,
  bodyBytes: 1_048_576,
};
