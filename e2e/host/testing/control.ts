import { once } from 'node:events';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Command, CommandAnswer } from '../control/commands.ts';

/** A place for a host's control channel that nothing else uses; short, as the system asks of a socket's path. */
export function newControlPath(): string {
  const name = `host-control-${process.pid}-${Math.random().toString(36).slice(2, 10)}`;
  return process.platform === 'win32' ? `\\\\.\\pipe\\${name}` : join(tmpdir(), `${name}.sock`);
}

/**
 * Does something to the computer around an app in the host.
 *
 * @param path what the host was given as `TOKENDESK_HOST_CONTROL`
 * @throws Error in the host's words when it cannot be done
 */
export async function command(path: string, what: Command): Promise<CommandAnswer> {
  const socket = connect(path);
  await once(socket, 'connect');
  try {
    socket.write(`${JSON.stringify(what)}\n`);
    const [line] = (await once(createInterface(socket), 'line')) as [string];
    const said = JSON.parse(line) as CommandAnswer | { error: string };
    if ('error' in said) throw new Error(said.error);
    return said;
  } finally {
    socket.destroy();
  }
}
