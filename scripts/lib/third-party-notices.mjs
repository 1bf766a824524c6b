/**
 * One bundled package, as Vite's `build.license` lists it.
 *
 * @typedef {object} Bundled
 * @property {string} name
 * @property {string} version
 * @property {string} [identifier] SPDX, from its package.json
 * @property {string} [text] its licence file
 */

const INTRODUCTION = `Tokendesk contains the software below, under the licences given with each. Electron's own licence
(LICENSE.electron.txt) and those of what Chromium contains (LICENSES.chromium.html) are in files of their own.
`;

/**
 * The text of the notices, sorted by name, each package version once.
 *
 * @param {readonly Bundled[]} packages
 * @param {(name: string) => string | undefined} authorOf asked where a package has no licence file
 * @throws {Error} when a package names no licence at all
 */
export function thirdPartyNotices(packages, authorOf) {
  const byKey = new Map(packages.map((one) => [`${one.name} ${one.version}`, one]));
  const sections = [...byKey].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, one]) => section(one, authorOf));
  return [INTRODUCTION, ...sections].join(`\n${'-'.repeat(80)}\n`);
}

/**
 * @param {Bundled} one
 * @param {(name: string) => string | undefined} authorOf
 */
function section({ name, version, identifier, text }, authorOf) {
  if (identifier === undefined && text === undefined) throw new Error(`${name} ${version} names no licence.`);
  const title = `${name} ${version}${identifier === undefined ? '' : ` (${identifier})`}\n`;
  if (text !== undefined) return `${title}\n${text.trim()}\n`;
  const author = authorOf(name);
  const by = author === undefined ? '' : ` Author: ${author}.`;
  return `${title}\nThe package carries no licence text; its package.json names ${identifier}.${by}\n`;
}
