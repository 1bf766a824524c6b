import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync, zstdCompressSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { AppError } from '../../shared/errors.ts';
import { readBodyText } from './body.ts';

const TEXT = '{"token":"practice-1","user":"Müller"}';
const LIMIT = 10_000;

async function* chunks(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += 7) yield bytes.subarray(at, at + 7);
}

const read = (bytes: Uint8Array, headers: Record<string, string> = {}) =>
  readBodyText(chunks(bytes), headers, LIMIT);

const encoded = (encoding: string, bytes: Uint8Array) => read(bytes, { 'content-encoding': encoding });
const typed = (type: string, bytes: Uint8Array) => read(bytes, { 'content-type': type });

async function problem(reading: Promise<string>): Promise<string> {
  try {
    return `read: ${await reading}`;
  } catch (error) {
    if (error instanceof AppError) return `${error.data.code}: ${error.data.message} ${error.data.hint}`;
    throw error;
  }
}

const utf16be = (text: string): Buffer => Buffer.from(text, 'utf16le').swap16();

describe('content encodings', () => {
  const bytes = Buffer.from(TEXT);
  it.each([
    ['gzip', gzipSync(bytes)],
    ['GZip', gzipSync(bytes)],
    ['x-gzip', gzipSync(bytes)],
    ['deflate', deflateSync(bytes)],
    ['deflate', deflateRawSync(bytes)],
    ['br', brotliCompressSync(bytes)],
    ['zstd', zstdCompressSync(bytes)],
    ['gzip, br', brotliCompressSync(gzipSync(bytes))],
    ['identity', bytes],
    ['gzip', bytes],
    ['x-unheard-of', bytes],
    ['gzip', Buffer.alloc(0)],
  ])('%s is taken off', async (encoding, body) => {
    expect(await encoded(encoding, body)).toBe(body.length === 0 ? '' : TEXT);
  });

  it('of a body that was cut off, what is there is read', async () => {
    const long = Buffer.from(
      TEXT + ' '.repeat(500) + Array.from({ length: 500 }, (_, i) => `${i * i}`).join(),
    );
    for (const [encoding, body] of [
      ['gzip', gzipSync(long)],
      ['deflate', deflateSync(long)],
    ] as const) {
      expect(await encoded(encoding, body.subarray(0, body.length - 40))).toContain(TEXT);
    }
  });

  it('the limit holds for what comes out', async () => {
    const bomb = Buffer.alloc(5_000_000);
    for (const [encoding, body] of [
      ['gzip', gzipSync(bomb)],
      ['deflate', deflateSync(bomb)],
      ['deflate', deflateRawSync(bomb)],
      ['br', brotliCompressSync(bomb)],
      ['zstd', zstdCompressSync(bomb)],
      ['gzip, gzip', gzipSync(gzipSync(bomb))],
    ] as const) {
      expect(await problem(encoded(encoding, body))).toMatch(
        /^bad-answer: .*longer than 10000.*may have been created/,
      );
    }
    expect(await problem(read(Buffer.alloc(LIMIT + 1)))).toContain('longer than');
  });

  it('one that nobody knows is refused in words', async () => {
    expect(await problem(encoded('exi', Buffer.from([0, 1, 2, 3])))).toMatch(
      /\(exi\).*may have been created/,
    );
    expect(await problem(encoded('gzip', Buffer.from([1, 2, 3])))).toContain('bad-answer');
    expect(await problem(encoded('gzip,'.repeat(10), gzipSync('x')))).toContain('bad-answer');
  });
});

describe('charsets', () => {
  it.each([
    ['application/json', Buffer.from(TEXT)],
    ['application/json; charset=utf-8', Buffer.from(TEXT)],
    ['application/json; charset=iso-8859-1', Buffer.from(TEXT, 'latin1')],
    ['application/json;charset="Windows-1252"', Buffer.from(TEXT, 'latin1')],
    ['application/json', Buffer.from(TEXT, 'latin1')],
    ['application/json; charset=utf-16le', Buffer.from(TEXT, 'utf16le')],
    ['application/json; charset=utf-16be', utf16be(TEXT)],
    ['application/json', Buffer.from(TEXT, 'utf16le')],
    ['application/json', utf16be(TEXT)],
    ['application/json; charset=iso-8859-1', Buffer.from(`\uFEFF${TEXT}`)],
    ['application/json', Buffer.from(`\uFEFF${TEXT}`, 'utf16le')],
    ['application/json', utf16be(`\uFEFF${TEXT}`)],
  ])('%s', async (type, body) => {
    expect(await typed(type, body)).toBe(TEXT);
  });

  it('an XML declaration names it where the header does not', async () => {
    const xml = '<?xml version="1.0" encoding="ISO-8859-1"?><user>Müller</user>';
    expect(await typed('text/xml', Buffer.from(xml, 'latin1'))).toBe(xml);
  });

  it('one that nobody knows is read where the text is ASCII, else refused in words', async () => {
    expect(await typed('text/plain; charset=x-practice', Buffer.from('practice'))).toBe('practice');
    expect(await problem(typed('text/plain; charset=ebcdic-cp-us', Buffer.from([0xc1, 0xc2])))).toMatch(
      /^bad-answer: .*ebcdic-cp-us.*may have been created/,
    );
  });
});
