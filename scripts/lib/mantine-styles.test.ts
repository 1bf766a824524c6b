import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';

// A component without its style sheet compiles, and looks broken. Which sheets there must be is read off the
// library: each of its components imports the class names of its own sheet.
const ROOT = join(import.meta.dirname, '../..');
const LIBRARY = join(ROOT, 'node_modules/@mantine/core');
const importsOf = (file: string): string[] =>
  [...readFileSync(file, 'utf8').matchAll(/^import .*?from "(\.[^"]+)";/gm)].map(([, path = '']) =>
    join(dirname(file), path),
  );

/** Names of the components that the page imports from the library. */
function usedComponents(): string[] {
  const texts = globSync('renderer/**/*.{ts,tsx}', { cwd: ROOT }).map((file) =>
    readFileSync(join(ROOT, file), 'utf8'),
  );
  const lists = texts.flatMap((text) => [...text.matchAll(/import \{([^}]*)\} from '@mantine\/core'/g)]);
  const names = lists.flatMap(([, names = '']) => names.split(',')).map((name) => name.trim());
  return [...new Set(names.filter((name) => /^[A-Z][A-Za-z]+$/.test(name)))];
}

/** Parts of `Checkbox` that the page does not use: the library's file imports them all. */
const UNUSED_PARTS = ['CheckboxIndicator', 'CheckboxCard'];

/** The sheets of a component and of what it is made of. */
function sheetsOf(component: string): Set<string> {
  const sheets = new Set<string>();
  const seen = new Set<string>();
  const queue = globSync(`esm/**/${component}.mjs`, { cwd: LIBRARY }).map((file) => join(LIBRARY, file));
  for (let file = queue.pop(); file !== undefined; file = queue.pop()) {
    if (seen.has(file)) continue;
    seen.add(file);
    const sheet = /([A-Za-z]+)\.module\.mjs$/.exec(file)?.[1];
    if (sheet === undefined) queue.push(...importsOf(file));
    else if (existsSync(join(LIBRARY, 'styles', `${sheet}.css`))) sheets.add(sheet);
  }
  return sheets;
}

it('the page has the style sheet of each library component that it uses', () => {
  const imported = new Set(
    [
      ...readFileSync(join(ROOT, 'renderer/ui/mantine-styles.ts'), 'utf8').matchAll(/styles\/(\w+)\.css/g),
    ].map(([, name]) => name),
  );
  const components = usedComponents();
  expect(components).toContain('Button');
  expect([...sheetsOf('Modal')]).toEqual(expect.arrayContaining(['Modal', 'ModalBase', 'Overlay', 'Paper']));
  const missing = components.flatMap((component) =>
    [...sheetsOf(component)]
      .filter((sheet) => !imported.has(sheet) && !UNUSED_PARTS.includes(sheet))
      .map((sheet) => `${component}: ${sheet}`),
  );
  expect(missing).toEqual([]);
});
