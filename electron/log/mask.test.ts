import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MASK, maskText, maskValue } from './mask.ts';

const secret = fc.string({ minLength: 8, maxLength: 200 }).filter((text) => text.trim().length >= 8);

describe('maskText', () => {
  it('leaves no raw, JSON, URL or base64 form of a known secret', () => {
    fc.assert(
      fc.property(secret, fc.string(), (value, around) => {
        const base64 = Buffer.from(value).toString('base64');
        const echoed = [value, JSON.stringify(value), encodeURIComponent(value), base64].join(` ${around} `);
        const masked = maskText(echoed, [value]);
        expect(masked).not.toContain(value);
        expect(masked).not.toContain(encodeURIComponent(value));
        expect(masked).not.toContain(base64.replace(/=+$/, ''));
      }),
    );
  });

  it('leaves no end of what began with a secret', () => {
    const base64 = (text: string): string => Buffer.from(text).toString('base64');
    const known = ['12345', 'practice-pass'];
    expect(maskText('Pass code 123456 is wrong', known)).toBe(`Pass code ${MASK} is wrong`);
    for (const echoed of ['practice-pass', 'practice-pass1', 'practice-pass and more', 'practice-passé']) {
      expect(maskText(`Got ${base64(echoed)}.`, known)).toBe(`Got ${MASK}.`);
    }
  });

  it('masks what has the shape of a secret without knowing it', () => {
    for (const text of [
      'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJwcmFjdGljZSJ9.c2lnbmF0dXJl',
      'Authorization: Bearer practice-0123456789',
      'demo@PLAIN:cHJhY3RpY2U=|cHJhY3RpY2UtcGF5bG9hZA==',
    ]) {
      expect(maskText(text)).toContain(MASK);
    }
  });

  it('leaves ordinary words alone', () => {
    for (const words of [
      'Token name already present',
      'Basic authentication is required',
      'Bearer credentials expected',
    ]) {
      expect(maskText(words, ['a', 'b'])).toBe(words);
    }
  });
});

describe('maskValue', () => {
  it('masks by key, at any depth, and keeps what is public', () => {
    const value = {
      tokenInfo: {
        accessToken: 'x1',
        refreshToken: 'x2',
        accessTokenId: 7,
        tokenName: 'n',
        tokenExpiryTimestamp: 9,
      },
      data: { token: 'x3' },
      items: [{ channelSecret: 'x4' }],
    };
    expect(maskValue(value)).toEqual({
      tokenInfo: {
        accessToken: MASK,
        refreshToken: MASK,
        accessTokenId: 7,
        tokenName: 'n',
        tokenExpiryTimestamp: 9,
      },
      data: { token: MASK },
      items: [{ channelSecret: MASK }],
    });
  });
});
