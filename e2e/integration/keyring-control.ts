import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { openKeyring } from '../../scripts/lib/keyring.mjs';

const PASSWORD = 'throw-away';
const SECRETS = ['org.freedesktop.secrets', '/org/freedesktop/secrets'] as const;

/** A real gnome-keyring that a test can lock, end, start again and replace. */
export interface KeyringControl {
  /** For the app's keychain process. */
  readonly env: NodeJS.ProcessEnv;
  lock(): void;
  /** Ends the daemon, as a crash or a log-out does. */
  end(): void;
  /** Starts it again, unlocked, on the keyring that was there. */
  startAgain(): void;
  /** Starts another one, unlocked, on an empty keyring. */
  replace(): void;
  close(): Promise<void>;
}

export async function openKeyringControl(): Promise<KeyringControl> {
  const keyring = await openKeyring();
  const env: NodeJS.ProcessEnv = { ...process.env, ...keyring.env };
  const dbus = (...args: string[]): string =>
    execFileSync('dbus-send', ['--session', '--print-reply=literal', ...args], { env, encoding: 'utf8' });
  const start = (changes: NodeJS.ProcessEnv): void => {
    const run = spawnSync('gnome-keyring-daemon', ['--unlock', '--components=secrets'], {
      env: { ...env, ...changes },
      input: PASSWORD,
    });
    if (run.status !== 0) throw new Error('gnome-keyring-daemon did not start');
    for (let tries = 0; tries < 200; tries++) if (pid() !== null) return;
    throw new Error('gnome-keyring-daemon is not on the bus');
  };
  const pid = (): number | null => {
    try {
      const call = 'org.freedesktop.DBus.GetConnectionUnixProcessID';
      const answer = dbus(
        '--dest=org.freedesktop.DBus',
        '/org/freedesktop/DBus',
        call,
        `string:${SECRETS[0]}`,
      );
      return Number(/(\d+)\s*$/.exec(answer)?.[1]);
    } catch {
      return null;
    }
  };
  const end = (): void => {
    const running = pid();
    if (running === null) return;
    process.kill(running, 'SIGKILL');
    while (pid() === running);
  };
  return {
    env,
    end,
    lock() {
      const collection = `array:objpath:${SECRETS[1]}/collection/login`;
      dbus(`--dest=${SECRETS[0]}`, SECRETS[1], 'org.freedesktop.Secret.Service.Lock', collection);
    },
    startAgain() {
      end();
      start({});
    },
    replace() {
      end();
      const data = join(env.XDG_DATA_HOME ?? '', 'another');
      mkdirSync(data, { recursive: true });
      start({ XDG_DATA_HOME: data });
    },
    close: keyring.close,
  };
}
