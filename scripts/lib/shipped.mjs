import { readFileSync } from 'node:fs';
import { at } from './project.mjs';

/** Vite writes one list for each bundle (`build.license` in electron.vite.config.ts). */
const LISTS = ['out/main/licenses.json', 'out/renderer/licenses.json'];

/**
 * The packages that are in the installers beside Electron: what the last build bundled, and keytar.
 *
 * @returns {import('./third-party-notices.mjs').Bundled[]}
 */
export function shippedPackages() {
  const bundled = LISTS.flatMap((list) => JSON.parse(readFileSync(at(list), 'utf8')));
  const { name, version, license } = readPackage('keytar');
  const text = readFileSync(at('node_modules/keytar/LICENSE.md'), 'utf8');
  return [...bundled, { name, version, identifier: license, text }];
}

/** The author that a package names for itself. */
export function authorOf(/** @type {string} */ name) {
  const { author } = readPackage(name);
  return typeof author === 'string' ? author : author?.name;
}

/** package.json of a package in node_modules. */
export const readPackage = (/** @type {string} */ name) =>
  JSON.parse(readFileSync(at('node_modules', name, 'package.json'), 'utf8'));
