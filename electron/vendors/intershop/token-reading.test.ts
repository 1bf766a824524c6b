import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { INTERSHOP_JSON, INTERSHOP_XML } from '../kit/testing/examples.ts';
import { intershop } from './index.ts';
import { splitIntershopToken } from './token-reading.ts';

const claims = (token: string) =>
  Object.fromEntries(intershop.readToken(token).claims.map(({ name, value }) => [name, value]));
const tokenOf = (text: string) => /demo@[^"<]+/.exec(text)?.[0] ?? '';

describe('Intershop token', () => {
  it.each([
    [INTERSHOP_JSON, '1400504291921 (2014-05-19T12:58:11.921Z)'],
    [INTERSHOP_XML, '1400509626794 (2014-05-19T14:27:06.794Z)'],
  ])('reads the vendor’s examples', (text, timestamp) => {
    expect(intershop.readToken(tokenOf(text)).form).toBe('Intershop PLAIN');
    expect(claims(tokenOf(text))).toEqual({
      Key: 'demo',
      Algorithm: 'PLAIN',
      Salt: '8 bytes',
      'Embedded ID': 'RkYKDgAN9pQAAAFFK9Qj6MxN',
      'Embedded time stamp': timestamp,
    });
  });

  it('says nothing of what is encrypted', () => {
    const token = 'encryption0@PBEWithMD5AndTripleDES:1D7T8HyFqQ0=|k3PQabcd+/==';
    expect(intershop.readToken(token).form).toBe('Intershop PBEWithMD5AndTripleDES');
    expect(Object.keys(claims(token))).toEqual(['Key', 'Algorithm', 'Salt']);
  });

  it('never shows enough to put the token together again', () => {
    const shown = JSON.stringify(intershop.readToken(tokenOf(INTERSHOP_JSON)));
    expect(shown).not.toContain('fMowskQet');
    expect(shown).not.toContain('UmtZS0Rn');
  });

  it.each(['', 'opaque', 'a@b', 'a@b:c', 'a@b:c|', '@b:c|d', 'a@:c|d', 'a@b c:d|e'])(
    '“%s” is opaque',
    (token) => {
      expect(intershop.readToken(token)).toEqual({ form: 'opaque', claims: [] });
    },
  );

  it('splits whatever stands between the separators', () => {
    const keyId = fc.stringMatching(/^[A-Za-z0-9:|]{1,12}$/);
    const algorithm = fc.stringMatching(/^[A-Za-z0-9]{1,20}$/);
    const salt = fc.stringMatching(/^[A-Za-z0-9+/=@:]{0,16}$/);
    const payload = fc.stringMatching(/^[A-Za-z0-9+/=@:|]{1,60}$/);
    fc.assert(
      fc.property(keyId, algorithm, salt, payload, (...parts) => {
        const [key, alg, salted, rest] = parts;
        expect(splitIntershopToken(`${key}@${alg}:${salted}|${rest}`)).toEqual({
          keyId: key,
          algorithm: alg,
          salt: salted,
          payload: rest,
        });
      }),
    );
  });

  it('never throws', () => {
    fc.assert(fc.property(fc.string(), (text) => void intershop.readToken(text)));
    fc.assert(fc.property(fc.string(), (text) => void intershop.readToken(`k@PLAIN:s|${text}`)));
  });
});
