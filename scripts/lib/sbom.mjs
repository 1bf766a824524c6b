/**
 * What of a CycloneDX document is read or changed here.
 *
 * @typedef {object} Bom
 * @property {{ component: Record<string, unknown>, lifecycles?: unknown }} metadata
 * @property {readonly Component[]} components
 * @property {readonly { ref: string, dependsOn?: readonly string[] }[]} dependencies
 *
 * @typedef {object} Component
 * @property {string} bom-ref
 * @property {string} version
 * @property {string} purl
 * @property {string} [scope]
 * @property {readonly unknown[]} [properties]
 */

/** `pkg:npm/%40scope/name@1.2.3` of a package. */
export const purlOf = (/** @type {{ name: string, version: string }} */ { name, version }) =>
  `pkg:npm/${name.replace('@', '%40')}@${version}`;

/**
 * The bill of materials of what is shipped, from npm's own of the whole lockfile: npm counts what the build bundles as
 * a tool of development, and what only tests use too.
 *
 * @template {Bom} B
 * @param {B} whole as `npm sbom --sbom-format cyclonedx` prints it
 * @param {readonly { name: string, version: string }[]} shipped packages that are in the installers
 * @param {{ name: string, version: string }} app
 * @returns {B}
 * @throws {Error} when the lockfile does not have one of the shipped packages
 */
export function shippedOnly(whole, shipped, app) {
  const wanted = new Set(shipped.map(purlOf));
  const components = whole.components.filter(({ purl }) => wanted.delete(purl));
  if (wanted.size > 0) throw new Error(`The lockfile has no ${[...wanted].join(', ')}.`);
  const refs = new Set(components.map((component) => component['bom-ref']));
  const root = purlOf(app);
  const { lifecycles: _, ...metadata } = whole.metadata;
  return {
    ...whole,
    metadata: {
      ...metadata,
      component: { ...whole.metadata.component, type: 'application', name: app.name, purl: root },
    },
    components: components.map((component) => ({ ...component, scope: 'required', properties: [] })),
    dependencies: [
      { ref: whole.metadata.component['bom-ref'], dependsOn: [...refs] },
      ...whole.dependencies
        .filter(({ ref }) => refs.has(ref))
        .map(({ ref, dependsOn = [] }) => ({ ref, dependsOn: dependsOn.filter((one) => refs.has(one)) })),
    ],
  };
}
