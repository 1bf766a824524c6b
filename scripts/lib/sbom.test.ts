import { describe, expect, it } from 'vitest';
import { shippedOnly } from './sbom.mjs';

const component = (name: string, version: string) => ({
  'bom-ref': `${name}@${version}`,
  name,
  version,
  purl: `pkg:npm/${name.replace('@', '%40')}@${version}`,
  scope: 'optional',
  properties: [{ name: 'cdx:npm:package:development', value: 'true' }],
});
const whole = {
  specVersion: '1.5',
  metadata: {
    component: { 'bom-ref': 'app@1.0.0', type: 'library', name: 'folder', version: '1.0.0' },
    lifecycles: [{ phase: 'pre-build' }],
  },
  components: [component('react', '1.0.0'), component('@scope/part', '2.0.0'), component('vitest', '3.0.0')],
  dependencies: [
    { ref: 'app@1.0.0', dependsOn: ['react@1.0.0', 'vitest@3.0.0'] },
    { ref: '@scope/part@2.0.0', dependsOn: ['react@1.0.0', 'vitest@3.0.0'] },
  ],
};
const app = { name: 'app', version: '1.0.0' };
const shipped = [
  { name: 'react', version: '1.0.0' },
  { name: '@scope/part', version: '2.0.0' },
];

describe('the bill of materials', () => {
  it('has what is shipped, as required, and nothing else', () => {
    const { components, metadata } = shippedOnly(whole, shipped, app);
    expect(components.map(({ purl, scope }) => [purl, scope])).toEqual([
      ['pkg:npm/react@1.0.0', 'required'],
      ['pkg:npm/%40scope/part@2.0.0', 'required'],
    ]);
    expect(metadata.component).toMatchObject({ type: 'application', name: 'app', purl: 'pkg:npm/app@1.0.0' });
  });

  it('says what needs what, among these', () => {
    expect(shippedOnly(whole, shipped, app).dependencies).toEqual([
      { ref: 'app@1.0.0', dependsOn: ['react@1.0.0', '@scope/part@2.0.0'] },
      { ref: '@scope/part@2.0.0', dependsOn: ['react@1.0.0'] },
    ]);
  });

  it('is refused when something shipped is not in the lockfile', () => {
    expect(() => shippedOnly(whole, [{ name: 'lost', version: '1.0.0' }], app)).toThrow(
      'The lockfile has no pkg:npm/lost@1.0.0.',
    );
  });
});
