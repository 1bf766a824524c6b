/** What precedes the fuse wire in Electron's program (https://www.electronjs.org/docs/latest/tutorial/fuses). */
const SENTINEL = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';
const VERSION = 1;

/**
 * The bytes that Electron's program carries for its fuses.
 *
 * @param states one character a fuse: `0` off, `1` on, `r` removed
 */
export function fuseWire(states: string): Buffer {
  return Buffer.concat([
    Buffer.from(SENTINEL),
    Buffer.from([VERSION, states.length]),
    Buffer.from(states, 'latin1'),
  ]);
}

/**
 * Reads the states of the fuses out of a program.
 *
 * @returns one character a fuse, as for {@link fuseWire}
 * @throws {Error} when there is not exactly one wire
 */
export function readFuseWire(program: Buffer): string {
  const at = program.indexOf(SENTINEL);
  if (at === -1 || program.lastIndexOf(SENTINEL) !== at) throw new Error('not exactly one fuse wire');
  const start = at + SENTINEL.length;
  return program.toString('latin1', start + 2, start + 2 + program.readUInt8(start + 1));
}
