import { globSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { describe, expect, it } from 'vitest';

const ROOT = join(import.meta.dirname, '../../renderer');
const read = (path: string): string => readFileSync(join(ROOT, path), 'utf8');

interface Use {
  readonly by: string;
  readonly sheet: string;
  readonly classes: readonly string[];
}

/** Which classes of which style sheet each component draws with. */
const USES: readonly Use[] = globSync('**/*.{ts,tsx}', { cwd: ROOT }).flatMap((by) => {
  const text = read(by);
  return [...text.matchAll(/import (\w+) from '(.+\.module\.css)'/g)].map(([, name = '', path = '']) => ({
    by,
    sheet: normalize(join(dirname(by), path)),
    classes: [...text.matchAll(new RegExp(`\\b${name}\\.(\\w+)`, 'g'))].map(([, found = '']) => found),
  }));
});

const SHEETS = globSync('**/*.module.css', { cwd: ROOT });
const classesOf = (sheet: string): Set<string> =>
  new Set([...read(sheet).matchAll(/\.([a-z][\w-]*)/gi)].map(([, found = '']) => found));

describe('style sheets', () => {
  it('are those of the own folder, or of the shared parts', () => {
    const foreign = USES.filter(({ by, sheet }) => dirname(by) !== dirname(sheet) && dirname(sheet) !== 'ui');
    expect(foreign).toEqual([]);
  });

  it('have every class that is drawn with', () => {
    const missing = USES.flatMap(({ by, sheet, classes }) =>
      classes.filter((name) => !classesOf(sheet).has(name)).map((name) => `${by}: ${name}`),
    );
    expect(missing).toEqual([]);
  });

  it.each(SHEETS)('%s has no class that nobody draws with', (sheet) => {
    const used = new Set(USES.filter((use) => use.sheet === sheet).flatMap(({ classes }) => classes));
    expect([...classesOf(sheet)].filter((name) => !used.has(name))).toEqual([]);
  });
});
