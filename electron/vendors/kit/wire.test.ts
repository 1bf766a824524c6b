import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { basicAuth } from './authorization.ts';
import { base64Bytes, base64Text, base64Utf8 } from './base64.ts';
import { headerText } from './header-text.ts';
import { isHtml, jsonBody } from './json-body.ts';
import { redirectHost } from './redirect.ts';
import { maskSecrets } from './secrets.ts';
import { answer } from './testing/calls.ts';

describe('wire', () => {
  it('base64 of any text comes back, and Basic keeps its colon', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(base64Utf8(text)).toBe(Buffer.from(text, 'utf8').toString('base64'));
        if (text !== '') expect(base64Text(base64Utf8(text))).toBe(text.replace(/^\uFEFF/, ''));
        expect(Buffer.from(basicAuth(text, '').slice(6), 'base64').toString('utf8')).toBe(`${text}:`);
      }),
    );
  });

  it('reads base64 without padding, and never throws', () => {
    expect(base64Text('cHJhY3RpY2U')).toBe('practice');
    fc.assert(fc.property(fc.string(), (text) => void base64Bytes(text)));
  });

  it('makes every text a header value', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect([...headerText(text)].every((char) => char.charCodeAt(0) <= 0xff)).toBe(true);
      }),
    );
  });

  it('reads JSON or nothing', () => {
    fc.assert(
      fc.property(fc.json(), (text) => {
        expect(jsonBody(answer(200, text))).toEqual(JSON.parse(text));
      }),
    );
    expect(jsonBody(answer(200, '<x/>'))).toBeUndefined();
  });

  it('tells a page from XML', () => {
    expect(isHtml(answer(200, '  <!doctype HTML><p>'))).toBe(true);
    expect(isHtml(answer(200, '<HTML lang="en">'))).toBe(true);
    expect(isHtml(answer(200, '<?xml version="1.0"?><Token/>'))).toBe(false);
  });

  it('names where a redirect leads, without its path', () => {
    const host = (location: string) => redirectHost(answer(302, '', { location }));
    expect(host('https://a.example:8443/x?y=z')).toBe('https://a.example:8443');
    expect(host('//b.example/x')).toBe('https://b.example');
    expect(host('/login')).toBe('another path of the same server');
    expect(host('')).toContain('does not name');
    fc.assert(fc.property(fc.string(), (location) => void host(location)));
  });

  it('masks the longest secret first', () => {
    expect(maskSecrets('key-long and key', ['key', 'key-long', '', 'a'])).toBe('•••••• and ••••••');
  });
});
