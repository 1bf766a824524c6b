import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cpuMs, growth } from '../../shared/testing/cpu-ms.ts';
import { createMask, MASK, maskText, maskValue } from './mask.ts';

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

  it('finds a secret in every encoding, also inside something longer', () => {
    const password = 'pässword/+ 1&<"\'>';
    const basic = Buffer.from(`agent-7:${password}`).toString('base64');
    const forms = [
      password,
      `x${password}`,
      JSON.stringify(password),
      password.replaceAll('/', '\\/'),
      encodeURIComponent(password),
      encodeURIComponent(password).toLowerCase(),
      new URLSearchParams({ p: password }).toString(),
      basic,
      basic.replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', ''),
      encodeURIComponent(basic),
      Buffer.from(`ab:${password}:cd`).toString('base64'),
      password
        .replaceAll('&', '&amp;')
        .replaceAll('<', '&lt;')
        .replaceAll('>', '&gt;')
        .replaceAll('"', '&quot;'),
      [...password].map((char) => `&#${char.codePointAt(0)};`).join(''),
      [...password].map((char) => `&#x${char.codePointAt(0)?.toString(16)};`).join(''),
      [...password].map((char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`).join(''),
    ];
    for (const form of forms) {
      const masked = maskText(`You sent "${form}" here.`, [password]);
      expect(masked).toContain(MASK);
      expect(masked).toMatch(/^You sent ".* here\.$/);
      expect(masked).not.toMatch(/ssword|c3N3b3Jk|73|x70|c3dvcmQ/i);
    }
  });

  it('masks the part of a secret at which a text was cut', () => {
    const secret = 'practice-secret-value-0123456789';
    expect(maskText(`You sent ${secret.slice(0, 20)}…`, [secret])).toBe(`You sent ${MASK}…`);
    expect(maskText(`You sent ${secret.slice(0, 20)}… (9,000 characters)`, [secret])).not.toContain(
      'practice',
    );
    const base64 = Buffer.from(`agent:${secret}`).toString('base64');
    expect(maskText(`You sent ${base64.slice(0, 28)}…`, [secret])).toBe(`You sent ${MASK}…`);
    expect(maskText('You sent nothing…', [secret])).toBe('You sent nothing…');
  });

  it('never throws, whatever text and secrets are made of', () => {
    const utf16 = fc.string({
      unit: fc.integer({ min: 0, max: 0xffff }).map((code) => String.fromCharCode(code)),
    });
    fc.assert(
      fc.property(utf16, fc.array(utf16), fc.jsonValue(), (text, secrets, value) => {
        const masked = maskText(text, [...secrets, text]);
        if (text.length >= 3) expect(masked).not.toContain(text);
        JSON.stringify(maskValue({ [text]: value, text }, secrets));
      }),
    );
  });

  it('masks a token of a megabyte, and ten thousand secrets', () => {
    const long = 'a1-'.repeat(350_000);
    expect(maskText(`Got ${long}.`, [long])).not.toContain('a1-');
    expect(maskText(long, [])).toHaveLength(65_537);
    const many = Array.from({ length: 10_000 }, (_, i) => `eyJ0eXAi-practice-${i}`.padEnd(500, `${i}-`));
    const mask = createMask(many);
    for (const secret of many.slice(0, 3)) expect(mask.text(`x ${secret} y`)).toBe(`x ${MASK} y`);
  });

  it('takes time that grows with the text, not with its square', () => {
    const hostile = [
      '-eyJ',
      'Bearer ',
      'Basic  ',
      'a-a@',
      'a@aaa:aaaaaaaa|',
      'AAAA=',
      '%41',
      '&#65;',
      '\\u0041',
      'eyJeyJ.',
    ];
    const secrets = ['AAAAAAAAAAAAAAAAAAAAAAAA', '-eyJ-eyJ-eyJ-eyJ', 'abc', 'eyJ'.repeat(30)];
    const mask = createMask(secrets);
    for (const part of hostile) {
      expect(
        growth((text) => mask.text(text), part, 60_000),
        part,
      ).toBeLessThan(2.5);
    }
    expect(cpuMs(() => mask.text('-eyJ'.repeat(50_000)))).toBeLessThan(500);
  }, 60_000);

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

  it('masks a secret as a key and as a number, and keys of any length', () => {
    const masked = maskValue({ 'practice-key-1': 1, code: 482_915, deep: [[{ n: 4 }]], passCode: 482_915 }, [
      'practice-key-1',
      '482915',
    ]);
    expect(masked).toEqual({ [MASK]: 1, code: MASK, deep: [[{ n: 4 }]], passCode: MASK });
    const long = `${'x'.repeat(300)}-practice`;
    expect(maskValue({ [long]: 'value' })).toEqual({ [long]: MASK });
  });

  it('is done with structures without end', () => {
    const circle: Record<string, unknown> = { name: 'n' };
    circle.self = circle;
    expect(JSON.stringify(maskValue(circle))).toContain('…');
    let deep: unknown = 'x';
    for (let depth = 0; depth < 100_000; depth++) deep = [deep];
    expect(JSON.stringify(maskValue(deep))).toContain('…');
    expect(maskValue({ big: 10n, when: undefined })).toEqual({ big: '10', when: undefined });
    expect(
      maskValue({
        get bad() {
          throw new Error('practice');
        },
      }),
    ).toBe(MASK);
  });
});
