import { describe, expect, it } from 'vitest';
import { thirdPartyNotices } from './third-party-notices.mjs';

const nobody = (): undefined => undefined;

describe('third-party notices', () => {
  it('list each version of a package once, by name, with its licence', () => {
    const react = { name: 'react', version: '1.0.0', identifier: 'MIT', text: 'Copyright of react\n' };
    const zod = { name: 'zod', version: '4.0.0', identifier: 'MIT', text: 'Copyright of zod' };
    const text = thirdPartyNotices([zod, react, react, { ...react, version: '2.0.0' }], nobody);
    expect(text.match(/^\S+ \d\.0\.0 \(MIT\)$/gm)).toEqual([
      'react 1.0.0 (MIT)',
      'react 2.0.0 (MIT)',
      'zod 4.0.0 (MIT)',
    ]);
    expect(text).toContain('Copyright of zod');
  });

  it('name licence and author where a package has no licence text', () => {
    const bare = { name: 'bare', version: '1.0.0', identifier: 'MIT' };
    expect(thirdPartyNotices([bare], () => 'Ada')).toContain('names MIT. Author: Ada.');
  });

  it('refuse a package without any licence', () => {
    expect(() => thirdPartyNotices([{ name: 'odd', version: '1.0.0' }], nobody)).toThrow(
      'odd 1.0.0 names no licence.',
    );
  });
});
