import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';

/** Cost parameters of scrypt. */
export interface ScryptCost {
  readonly N: number;
  readonly r: number;
  readonly p: number;
}

/** About 100 ms and 64 MiB for each try: nothing to an agent, much to somebody who guesses. */
export const SCRYPT_COST: ScryptCost = { N: 65_536, r: 8, p: 1 };
const HASH_BYTES = 32;

const verifierSchema = z.object({
  v: z.literal(1),
  N: z.number().int(),
  r: z.number().int(),
  p: z.number().int(),
  salt: z.string(),
  hash: z.string(),
});
export type Verifier = z.infer<typeof verifierSchema>;

/** Makes what a passphrase is checked against (scrypt, RFC 7914). The passphrase cannot be had back from it. */
export async function makeVerifier(passphrase: string, cost: ScryptCost = SCRYPT_COST): Promise<Verifier> {
  const salt = randomBytes(16);
  const hash = await derive(passphrase, salt, cost);
  return { v: 1, ...cost, salt: salt.toString('base64'), hash: hash.toString('base64') };
}

/** True when the passphrase is the one that the verifier was made of. Takes the same time either way. */
export async function verify(passphrase: string, verifier: Verifier): Promise<boolean> {
  const expected = Buffer.from(verifier.hash, 'base64');
  const actual = await derive(passphrase, Buffer.from(verifier.salt, 'base64'), verifier);
  return expected.length === actual.length && timingSafeEqual(expected, actual);
}

/** Reads a stored verifier; null when it is damaged. */
export function parseVerifier(text: string): Verifier | null {
  try {
    return verifierSchema.parse(JSON.parse(text));
  } catch {
    return null;
  }
}

function derive(passphrase: string, salt: Buffer, { N, r, p }: ScryptCost): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    scrypt(
      passphrase.normalize('NFKC'),
      salt,
      HASH_BYTES,
      { N, r, p, maxmem: 256 * 1024 * 1024 },
      (error, hash) => (error === null ? resolve(hash) : reject(error)),
    );
  });
}
