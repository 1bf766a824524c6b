/**
 * Longest entry in UTF-8 bytes. Windows' Credential Manager stops at 2,560 bytes
 * (CRED_MAX_CREDENTIAL_BLOB_SIZE); the rest is room for the head's own line.
 */
export const PART_BYTES = 2_400;
/** Most entries of one secret: with {@link PART_BYTES} each, 230 kB of token and its record. */
export const MAX_PARTS = 99;

const HEAD = /^#parts=(\d{1,2})\n/;

/** Entry names of one secret: the head, then numbered parts. Derived, so that nothing needs to enumerate. */
export function accountOfPart(account: string, part: number): string {
  return part === 0 ? account : `${account}.${part}`;
}

/**
 * Splits a secret into entries of at most {@link PART_BYTES} UTF-8 bytes without cutting a character.
 * One entry stays as it is; several begin with a head that says how many there are. Secrets are JSON,
 * so a plain one can never look like a head.
 *
 * @throws RangeError beyond {@link MAX_PARTS} entries
 */
export function splitSecret(secret: string): readonly string[] {
  const chunks: string[] = [];
  let chunk = '';
  let bytes = 0;
  for (const character of secret) {
    const size = utf8Bytes(character);
    if (bytes + size > PART_BYTES) {
      chunks.push(chunk);
      chunk = '';
      bytes = 0;
    }
    chunk += character;
    bytes += size;
  }
  chunks.push(chunk);
  if (chunks.length > MAX_PARTS) throw new RangeError(`A secret of ${chunks.length} parts is too long.`);
  return chunks.length === 1
    ? chunks
    : chunks.map((text, index) => (index === 0 ? `#parts=${chunks.length}\n${text}` : text));
}

/** How many entries the secret with this head has. */
export function countParts(head: string): number {
  return Number(HEAD.exec(head)?.[1] ?? 1);
}

/** Puts the entries of {@link splitSecret} together again. */
export function joinParts(parts: readonly string[]): string {
  const [head = '', ...rest] = parts;
  return head.replace(HEAD, '') + rest.join('');
}

function utf8Bytes(character: string): number {
  const code = character.codePointAt(0) ?? 0;
  return code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
}
