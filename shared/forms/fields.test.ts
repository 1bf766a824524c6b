import { describe, expect, it } from 'vitest';
import { urlProblem } from './fields.ts';

describe('urlProblem', () => {
  it.each([
    '',
    'https://shop.example/INTERSHOP/rest/WFS/Shop/-',
    'http://127.0.0.1:4100/x',
    'http://localhost/x',
  ])('“%s” is fine', (url) => {
    expect(urlProblem(url, false)).toBeNull();
  });

  it.each([
    ['shop.example', 'whole URL'],
    ['ftp://shop.example/', 'whole URL'],
    ['javascript:alert(1)', 'whole URL'],
    ['https://user:pass@shop.example/', 'user name and password'],
    ['https://shop.example/?x=1', '?'],
    ['https://shop.example/#x', '#'],
    ['http://shop.example/', 'unencrypted'],
  ])('“%s” is not', (url, words) => {
    expect(urlProblem(url, false)).toContain(words);
  });

  it('http:// is fine where the agent allowed it', () => {
    expect(urlProblem('http://shop.example/', true)).toBeNull();
  });
});
