import { globSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';

const OUT = resolve(import.meta.dirname, '../../out');

/** What a bundle weighs, printed as one JSON line. */
export interface BundleSize {
  readonly name: string;
  readonly bytes: number;
  readonly gzipBytes: number;
}

/** The scripts and style sheets of main process, preload and page, as they were built. */
export function bundleSizes(): BundleSize[] {
  return [
    sizeOf('bundle-main', 'main/*.js'),
    sizeOf('bundle-preload', 'preload/*.cjs'),
    sizeOf('bundle-page', 'renderer/assets/*.{js,css}'),
  ];
}

function sizeOf(name: string, pattern: string): BundleSize {
  const files = globSync(pattern, { cwd: OUT });
  if (files.length === 0) throw new Error(`out/ has no ${pattern}: run npm run build first.`);
  const contents = files.map((file) => readFileSync(join(OUT, file)));
  const sum = (sizes: readonly number[]): number => sizes.reduce((a, b) => a + b, 0);
  return {
    name,
    bytes: sum(contents.map(({ length }) => length)),
    gzipBytes: sum(contents.map((content) => gzipSync(content).length)),
  };
}
