import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeJwt } from './jwt.ts';

const encode = (value: unknown): string => {
  const bytes = new TextEncoder().encode(JSON.stringify(value));
  const binary = Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
};
const object = fc.dictionary(fc.string({ unit: 'grapheme' }), fc.jsonValue());

describe('decodeJwt', () => {
  it('reads back any header and claims', () => {
    fc.assert(
      fc.property(object, object, (header, claims) => {
        // Through JSON, as -0 and __proto__ do not survive it.
        const sent = JSON.parse(JSON.stringify({ header, claims }));
        expect(decodeJwt(`${encode(sent.header)}.${encode(sent.claims)}.c2ln`)).toEqual(sent);
      }),
    );
  });

  it('never throws, and reads nothing but a JWT', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => void decodeJwt(text)));
    fc.assert(
      fc.property(fc.array(fc.base64String(), { maxLength: 5 }), (parts) => void decodeJwt(parts.join('.'))),
    );
    const part = encode({ a: 1 });
    for (const text of ['', 'a.b', `${part}.${part}`, `${part}.${encode([1])}.x`, `${part}.${part}.x.y`]) {
      expect(decodeJwt(text)).toBeNull();
    }
    expect(decodeJwt(`${part}.${part}.${'x'.repeat(1_100_000)}`)).toBeNull();
  });
});
