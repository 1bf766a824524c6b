import { describe, expect, it } from 'vitest';
import { proxyFromPac } from './proxy.ts';

describe('proxyFromPac', () => {
  it.each([
    ['DIRECT', null],
    ['', null],
    ['PROXY proxy.example:8080', 'http://proxy.example:8080'],
    ['HTTPS secure.example:443; DIRECT', 'https://secure.example:443'],
    ['SOCKS5 socks.example:1080; PROXY second.example:3128', 'http://second.example:3128'],
  ])('reads “%s”', (answer, url) => {
    expect(proxyFromPac(answer)).toBe(url);
  });
});
