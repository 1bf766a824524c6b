import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, it } from 'vitest';
import { APP_ID, nameToSystem } from './identity.ts';

function namesGiven(isPackaged: boolean, platform: string): string[] {
  const names: string[] = [];
  nameToSystem({ isPackaged, setAppUserModelId: (name: string) => void names.push(name) }, platform);
  return names;
}

it('an installed app has the name of its shortcut on Windows, and only there', () => {
  expect(namesGiven(true, 'win32')).toEqual([APP_ID]);
  expect(namesGiven(false, 'win32')).toEqual([]);
  expect(namesGiven(true, 'darwin')).toEqual([]);
  expect(namesGiven(true, 'linux')).toEqual([]);
});

it('the name is the one that the installers give to the shortcut', () => {
  const config = readFileSync(resolve(import.meta.dirname, '../../electron-builder.yml'), 'utf8');
  expect(/^appId: (\S+)$/m.exec(config)?.[1]).toBe(APP_ID);
});
