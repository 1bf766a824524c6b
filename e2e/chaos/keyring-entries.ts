import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import keytar from 'keytar';
import { KEYCHAIN_SERVICE } from '../../electron/secrets/keychain/protocol.ts';

const run = promisify(execFile);
const SERVICE = ['--session', '--print-reply=literal', '--dest=org.freedesktop.secrets'];

/** Every entry of the app in the keyring, account to text. The app itself never asks for a list. */
export async function keyringEntries(): Promise<Map<string, string>> {
  const found = await keytar.findCredentials(KEYCHAIN_SERVICE);
  return new Map(found.map(({ account, password }) => [account, password]));
}

/** How many items the keyring says that it has, whoever's they are; null where it cannot be asked. */
export async function keyringSize(): Promise<number | null> {
  if (process.platform !== 'linux') return null;
  const alias = 'org.freedesktop.Secret.Service.ReadAlias';
  const { stdout: path } = await run('dbus-send', [
    ...SERVICE,
    '/org/freedesktop/secrets',
    alias,
    'string:default',
  ]);
  const { stdout } = await run('dbus-send', [
    ...SERVICE,
    path.trim(),
    'org.freedesktop.DBus.Properties.Get',
    'string:org.freedesktop.Secret.Collection',
    'string:Items',
  ]);
  return stdout.split(/\s+/).filter((word) => word.startsWith('/org/freedesktop/secrets/')).length;
}
