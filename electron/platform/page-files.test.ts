import { sep } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fileOf } from './page-files.ts';

const ROOT = '/practice/page'.replaceAll('/', sep);

describe('a file of the page', () => {
  it('is served from the folder of the page', () => {
    expect(fileOf(ROOT, 'app://tokendesk/')).toBe(`${ROOT}${sep}index.html`);
    expect(fileOf(ROOT, 'app://tokendesk/assets/index-1.js?v=1#top')).toBe(
      `${ROOT}${sep}assets${sep}index-1.js`,
    );
  });

  it.each([
    'app://tokendesk/../secret.html',
    'app://tokendesk/..%2Fsecret.html',
    'app://tokendesk/%2e%2e/%2e%2e/secret.html',
    'app://tokendesk/assets/..%2f..%2fsecret.js',
    'app://tokendesk/index.html%00.js',
    'app://tokendesk/%E0%A4%A.html',
    'app://tokendesk/tokendesk.db',
    'app://tokendesk/assets',
    'app://elsewhere/index.html',
    'file:///etc/passwd.html',
    'https://tokendesk/index.html',
  ])('is never one outside of it, of another host or of a type that no page has: %s', (address) => {
    const file = fileOf(ROOT, address);
    // What the URL parser itself resolves stays inside; all else is refused.
    expect(file === null || file === `${ROOT}${sep}secret.html`).toBe(true);
  });

  it('is inside the folder, whatever is asked for', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('..', '%2e%2e', '%2f', '%5c', '\\', '/', 'a', '.js', '%00')),
        (parts) => {
          const file = fileOf(ROOT, `app://tokendesk/${parts.join('')}`);
          expect(file === null || file.startsWith(ROOT + sep)).toBe(true);
        },
      ),
    );
  });
});
