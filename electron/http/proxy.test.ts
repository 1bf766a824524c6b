import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AppError } from '../../shared/errors.ts';
import { routesFromPac } from './proxy.ts';

const DIRECT = { kind: 'direct' };
const via = (kind: string, host: string, port: number) => ({ kind, host, port });

describe('routesFromPac', () => {
  it.each([
    ['DIRECT', [DIRECT]],
    ['PROXY proxy.example:8080', [via('http', 'proxy.example', 8080)]],
    ['PROXY proxy.example', [via('http', 'proxy.example', 80)]],
    ['HTTPS secure.example:443; DIRECT', [via('https', 'secure.example', 443), DIRECT]],
    ['HTTPS secure.example:80', [via('https', 'secure.example', 80)]],
    ['PROXY [2001:db8::1]:3128', [via('http', '[2001:db8::1]', 3128)]],
    [
      'SOCKS5 socks.example; PROXY second.example:3128;DIRECT',
      [via('socks5', 'socks.example', 1080), via('http', 'second.example', 3128), DIRECT],
    ],
    // SOCKS without a number is SOCKS4, which cannot be used: the answer itself says what comes after it.
    ['SOCKS old.example:1080; PROXY second.example:3128', [via('http', 'second.example', 3128)]],
    ['proxy lower.example:8080', [via('http', 'lower.example', 8080)]],
  ])('reads “%s”', (answer, routes) => {
    expect(routesFromPac(answer)).toEqual(routes);
  });

  it.each(['', ' ; ', 'SOCKS old.example:1080', 'QUIC quic.example:443', 'PROXY', 'PROXY not a host'])(
    'refuses “%s” in words instead of going past the proxy',
    (answer) => {
      expect(() => routesFromPac(answer)).toThrow(AppError);
      expect(() => routesFromPac(answer)).toThrow(/Nothing was sent/);
    },
  );

  it('goes direct only where the answer says so, whatever else it says', () => {
    const entry = fc.oneof(
      fc.constantFrom(
        'PROXY a.example:1',
        'SOCKS b.example:2',
        'SOCKS5 c.example',
        'HTTPS d',
        'DIRECTLY',
        '',
        ';',
      ),
      fc.string({ maxLength: 30 }).filter((text) => !/\bdirect\b/i.test(text)),
    );
    fc.assert(
      fc.property(fc.array(entry, { maxLength: 6 }), (entries) => {
        const answer = entries.join(';');
        try {
          const routes = routesFromPac(answer);
          expect(routes.length).toBeGreaterThan(0);
          expect(routes.map(({ kind }) => kind)).not.toContain('direct');
        } catch (error) {
          expect(error).toBeInstanceOf(AppError);
        }
      }),
    );
  });
});
