import { AppError } from '../../shared/errors.ts';
import { decodeContent } from './content-encoding.ts';
import { decodeText } from './text-encoding.ts';

/**
 * Reads a body as text: content encodings that nobody asked for are taken off, and the charset is that of
 * a byte order mark, of the header, or of an XML declaration.
 *
 * @param headers names in lower case
 * @param limitBytes the answer is refused beyond this size, before and after it was decompressed
 * @throws AppError `bad-answer` when it is longer, or in an encoding or charset that cannot be read
 */
export async function readBodyText(
  body: AsyncIterable<Uint8Array>,
  headers: Readonly<Record<string, string>>,
  limitBytes: number,
): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body) {
    size += chunk.byteLength;
    if (size > limitBytes) throw tooLong(limitBytes);
    chunks.push(chunk);
  }
  const content = decodeContent(Buffer.concat(chunks), headers['content-encoding'] ?? '', limitBytes);
  if (content === 'too long') throw tooLong(limitBytes);
  if (content === 'unknown') throw unreadable('compressed in a way', headers['content-encoding']);
  const text = decodeText(content, headers['content-type'] ?? '');
  if (text === null) throw unreadable('written in a charset', headers['content-type']);
  return text;
}

function tooLong(limitBytes: number): AppError {
  return new AppError({
    code: 'bad-answer',
    message: `The answer is longer than ${limitBytes} bytes, which no token answer is.`,
    hint: 'Check the base URL. A token may have been created.',
  });
}

function unreadable(how: string, header: string | undefined): AppError {
  return new AppError({
    code: 'bad-answer',
    message: `The answer is ${how} that Tokendesk cannot read (${(header ?? '').slice(0, 100)}).`,
    hint: 'Ask who runs the server or the gateway before it. A token may have been created.',
  });
}
