import { rmSync } from 'node:fs';
import { createServer, type Socket } from 'node:net';
import { createInterface } from 'node:readline';
import { type Command, type CommandAnswer, carryOut } from './commands.ts';

/**
 * Listens for a test's commands: one JSON object a line, answered by one JSON object a line, which is
 * `{ "error": "..." }` when it could not be done.
 *
 * @param path of the local socket (a named pipe on Windows)
 */
export function listenForCommands(path: string): void {
  if (process.platform !== 'win32') rmSync(path, { force: true });
  const server = createServer((socket) => {
    socket.on('error', () => undefined);
    createInterface(socket).on('line', (line) => void answer(socket, line));
  });
  server.on('error', (error) => console.error(`[host] control: ${error.message}`));
  server.listen(path).unref();
  if (process.platform !== 'win32') process.on('exit', () => rmSync(path, { force: true }));
}

async function answer(socket: Socket, line: string): Promise<void> {
  const said = await commanded(line).catch((error: unknown) => ({
    error: error instanceof Error ? error.message : String(error),
  }));
  socket.write(`${JSON.stringify(said)}\n`);
}

async function commanded(line: string): Promise<CommandAnswer> {
  return carryOut(JSON.parse(line) as Command);
}
