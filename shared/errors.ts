import { z } from 'zod';
import { type VendorWords, vendorWordsSchema } from './models/vendor-words.ts';

/** Every way in which Tokendesk can fail, as a closed list: a new one needs a sentence and a remedy. */
export const ERROR_CODES = [
  'invalid-input',
  'not-found',
  'not-possible',
  'vendor-unauthorised',
  'vendor-forbidden',
  'vendor-not-found',
  'vendor-refused',
  'vendor-rate-limited',
  'vendor-failed',
  'bad-answer',
  'outcome-unknown',
  'unreachable',
  'timeout',
  'tls',
  'redirected',
  'unencrypted',
  'keychain-locked',
  'keychain-waiting',
  'keychain-unavailable',
  'secret-missing',
  'secret-changed',
  'app-locked',
  'cancelled',
  'storage',
  'storage-full',
  'storage-read-only',
  'storage-locked',
  'storage-damaged',
  'storage-newer',
  'file',
  'internal',
] as const;

export const errorCodeSchema = z.enum(ERROR_CODES);
export type ErrorCode = z.infer<typeof errorCodeSchema>;

export { type VendorWords, vendorWordsSchema };

export const errorDataSchema = z.object({
  code: errorCodeSchema,
  /** One sentence for a person: what happened. */
  message: z.string(),
  /** The remedy: what to do now. */
  hint: z.string(),
  vendor: vendorWordsSchema.optional(),
  /** What is wrong with a field, by field name, in the vendor's terms. */
  fields: z.record(z.string(), z.string()).optional(),
  /** True when doing the same again is safe and may work. */
  retry: z.boolean().optional(),
});
export type ErrorData = z.infer<typeof errorDataSchema>;

/** An error that carries its data, so that it survives IPC and the database unchanged. */
export class AppError extends Error {
  readonly data: ErrorData;

  constructor(data: ErrorData, options?: ErrorOptions) {
    super(data.message, options);
    this.name = 'AppError';
    this.data = data;
  }
}

/**
 * Turns anything thrown into error data. What is not an {@link AppError} becomes `internal`, with no
 * text of the original: it could hold a secret.
 */
export function toErrorData(thrown: unknown): ErrorData {
  if (thrown instanceof AppError) return thrown.data;
  return {
    code: 'internal',
    message: 'Something went wrong inside Tokendesk.',
    hint: 'Try again. If it happens again, open Settings, copy the log and report it.',
  };
}
