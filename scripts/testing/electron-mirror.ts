import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { connect } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { crc32 } from 'node:zlib';

/** A server on loopback that has one release of Electron. */
export interface Mirror {
  readonly port: number;
  /** Paths that were asked for. */
  readonly requests: readonly string[];
  close(): void;
}

export interface MirrorOptions {
  /** What Electron's program is in this release. */
  readonly program: string;
  /** The archive comes in this many pieces, with a pause after each. */
  readonly pieces?: number;
  readonly pauseMs?: number;
  readonly tls?: { readonly key: string; readonly cert: string };
}

/** Serves any version for any platform, and its checksums. */
export async function startMirror({ program, pieces = 1, pauseMs = 0, tls }: MirrorOptions): Promise<Mirror> {
  const zip = zipOf('electron', Buffer.from(program));
  const requests: string[] = [];
  const answer: RequestListener = async (request, response) => {
    const path = request.url ?? '';
    requests.push(path);
    if (path.endsWith('SHASUMS256.txt')) {
      const name = `electron-${path.split('/').at(-2)}-${process.platform}-${process.arch}.zip`;
      response.end(`${createHash('sha256').update(zip).digest('hex')} *${name}\n`);
      return;
    }
    response.setHeader('content-length', zip.length);
    for (let piece = 0; piece < pieces; piece++) {
      const cut = (part: number): number => Math.floor((zip.length * part) / pieces);
      response.write(zip.subarray(cut(piece), cut(piece + 1)));
      await delay(pauseMs);
    }
    response.end();
  };
  const server = tls === undefined ? createServer(answer) : createTlsServer(tls, answer);
  return { port: await listen(server), requests, close: () => void server.close() };
}

/** A proxy that takes every host to be one port of loopback, and notes which host was meant. */
export async function startProxy(target: number): Promise<Mirror> {
  const requests: string[] = [];
  const server = createServer((_, response) => response.writeHead(501).end());
  server.on('connect', (request, client) => {
    requests.push(request.url ?? '');
    const upstream = connect(target, '127.0.0.1', () => {
      client.write('HTTP/1.1 200 Connection Established\r\n\r\n');
      client.pipe(upstream).pipe(client);
    });
    for (const socket of [client, upstream]) socket.on('error', () => client.destroy());
  });
  return { port: await listen(server), requests, close: () => void server.close() };
}

async function listen(server: Server): Promise<number> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}

/** A zip archive with one program in it, not compressed. */
function zipOf(name: string, content: Buffer): Buffer {
  const common = Buffer.alloc(26);
  common.writeUInt16LE(20, 0);
  common.writeUInt32LE(crc32(content), 10);
  common.writeUInt32LE(content.length, 14);
  common.writeUInt32LE(content.length, 18);
  common.writeUInt16LE(name.length, 22);
  const local = Buffer.concat([Buffer.from('PK\x03\x04'), common, Buffer.from(name), content]);
  // Made on Unix, so that the mode below counts; then comment, disk and the two kinds of attributes.
  const rest = Buffer.alloc(14);
  rest.writeUInt32LE(0o100_755 * 0x1_0000, 6);
  const madeBy = Buffer.from([20, 3]);
  const central = Buffer.concat([Buffer.from('PK\x01\x02'), madeBy, common, rest, Buffer.from(name)]);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(1, 4);
  end.writeUInt16LE(1, 6);
  end.writeUInt32LE(central.length, 8);
  end.writeUInt32LE(local.length, 12);
  return Buffer.concat([local, central, Buffer.from('PK\x05\x06'), end]);
}
