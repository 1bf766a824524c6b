import { existsSync } from 'node:fs';
import { join } from 'node:path';

/**
 * The keychain process's environment. Where there is no D-Bus session, libsecret would start one on the
 * display, with a locked keyring and a prompt that nobody can see: then "no keychain" is the true answer.
 */
export function withoutAutolaunch(
  env: NodeJS.ProcessEnv,
  platform: string = process.platform,
): Record<string, string> {
  const given = Object.entries(env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]]));
  const bus = env.XDG_RUNTIME_DIR !== undefined && existsSync(join(env.XDG_RUNTIME_DIR, 'bus'));
  const reachable = platform !== 'linux' || env.DBUS_SESSION_BUS_ADDRESS !== undefined || bus;
  return { ...Object.fromEntries(given), ...(reachable ? {} : { DBUS_SESSION_BUS_ADDRESS: 'disabled:' }) };
}
