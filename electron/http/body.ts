import { AppError } from '../../shared/errors.ts';

/**
 * Reads a body as UTF-8 text (other charsets are not used by the four vendors).
 *
 * @param limitBytes the answer is refused beyond this size
 * @throws AppError `bad-answer` when the body is longer
 */
export async function readBodyText(body: AsyncIterable<Uint8Array>, limitBytes: number): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body) {
    size += chunk.byteLength;
    if (size > limitBytes) {
      throw new AppError({
        code: 'bad-answer',
        message: `The answer is longer than ${limitBytes} bytes, which no token answer is.`,
        hint: 'Check the base URL. A token may have been created.',
      });
    }
    chunks.push(chunk);
  }
  return new TextDecoder().decode(Buffer.concat(chunks));
}
