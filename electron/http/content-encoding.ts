import {
  brotliDecompressSync,
  constants,
  gunzipSync,
  inflateRawSync,
  inflateSync,
  zstdDecompressSync,
} from 'node:zlib';

/** Most encodings that one answer may have on top of each other. */
const MOST_ENCODINGS = 5;

type Decoder = (bytes: Uint8Array, limitBytes: number) => Buffer;

/** What is there of a body that was cut off is read all the same: a whole token may stand in it. */
const zlib = (maxOutputLength: number) => ({ maxOutputLength, finishFlush: constants.Z_SYNC_FLUSH });

const gzip: Decoder = (bytes, limit) => gunzipSync(bytes, zlib(limit));

/** RFC 9110 means the zlib format; some servers send the raw one. */
const deflate: Decoder = (bytes, limit) => {
  try {
    return inflateSync(bytes, zlib(limit));
  } catch (error) {
    if (isTooLong(error)) throw error;
    return inflateRawSync(bytes, zlib(limit));
  }
};

const DECODERS: ReadonlyMap<string, Decoder> = new Map([
  ['gzip', gzip],
  ['x-gzip', gzip],
  ['deflate', deflate],
  [
    'br',
    (bytes, limit) =>
      brotliDecompressSync(bytes, {
        maxOutputLength: limit,
        finishFlush: constants.BROTLI_OPERATION_FLUSH,
      }),
  ],
  [
    'zstd',
    (bytes, limit) =>
      zstdDecompressSync(bytes, { maxOutputLength: limit, finishFlush: constants.ZSTD_e_flush }),
  ],
]);

/**
 * Takes content encodings off a body (RFC 9110, 8.4), the last one first. A body that is not in the encoding
 * that its header names is left as it is: gateways decompress and forget to say so.
 *
 * @param header `Content-Encoding`
 * @param limitBytes of what comes out
 */
export function decodeContent(
  bytes: Uint8Array,
  header: string,
  limitBytes: number,
): Uint8Array | 'too long' | 'unknown' {
  const encodings = header
    .toLowerCase()
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '' && name !== 'identity');
  if (encodings.length > MOST_ENCODINGS) return 'unknown';
  let content = bytes;
  for (const name of encodings.toReversed()) {
    const decode = DECODERS.get(name);
    if (decode === undefined) return isText(content) ? content : 'unknown';
    if (content.byteLength === 0) return content;
    try {
      content = decode(content, limitBytes);
    } catch (error) {
      if (isTooLong(error)) return 'too long';
      return isText(content) ? content : 'unknown';
    }
  }
  return content;
}

function isTooLong(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE';
}

/** True for bytes that begin as text does: nothing that is compressed has no control character so long. */
function isText(bytes: Uint8Array): boolean {
  return bytes.subarray(0, 64).every((byte) => byte >= 0x20 || (byte >= 0x09 && byte <= 0x0d));
}
