import { z } from 'zod';
import { expirySourceSchema, type SecretPart } from '../../shared/models/token.ts';

/**
 * What stands in a token's keychain entry: its secrets, and what is needed to finish its record after
 * a crash between the keychain and the database. All times are Unix ms.
 */
export const tokenSecretSchema = z.object({
  v: z.literal(1),
  /** Random, so that the row's hash of the whole says nothing about a short token. */
  nonce: z.string(),
  accessToken: z.string(),
  refreshToken: z.string().nullable(),
  record: z.object({
    subject: z.string(),
    kind: z.string(),
    issuedAt: z.number(),
    expiresAt: z.number().nullable(),
    expirySource: expirySourceSchema,
    clockOffsetMs: z.number(),
    refreshTokenExpiresAt: z.number().nullable(),
    renewableUntil: z.number().nullable(),
    /** Null in the secret that was issued; the time of the renewal in a later generation. */
    renewedAt: z.number().nullable().default(null),
    vendorTokenId: z.string().nullable(),
  }),
});
export type TokenSecret = z.infer<typeof tokenSecretSchema>;

/** Reads an entry. Returns null for one that Tokendesk did not write. */
export function parseTokenSecret(text: string): TokenSecret | null {
  try {
    return tokenSecretSchema.parse(JSON.parse(text));
  } catch {
    return null;
  }
}

/** The secret that an action is about; null when the token has no such part. */
export function partOf(secret: TokenSecret, part: SecretPart): string | null {
  return part === 'access' ? secret.accessToken : secret.refreshToken;
}

/** Keychain account of a token's secret. */
export function tokenAccount(tokenId: string, generation: number): string {
  return `token.${tokenId}.${generation}`;
}
