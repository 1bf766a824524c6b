import { existsSync, readFileSync } from 'node:fs';

const HEADER_BYTES = 32;
const FRAME_HEADER_BYTES = 24;

export interface WalReading {
  /** Changes that were saved and can no longer be read. */
  readonly damaged: boolean;
  /** How much of the file can be read, in bytes. */
  readonly readableBytes: number;
}

/**
 * Reads a write-ahead log as SQLite will (https://www.sqlite.org/fileformat2.html#walformat).
 * SQLite takes everything up to the first frame that does not fit and drops the rest in silence, which
 * is right for a write that a crash broke off. It is wrong when whole commits follow: each was on the
 * disk before the next began, so the frame before them was damaged later.
 */
export function readWal(path: string): WalReading {
  const wal = existsSync(path) ? readFileSync(path) : Buffer.alloc(0);
  if (wal.length <= HEADER_BYTES) return { damaged: false, readableBytes: wal.length };
  const littleEndian = (wal.readUInt32BE(0) & 1) === 0;
  const pageSize = wal.readUInt32BE(8);
  const validHeader =
    (wal.readUInt32BE(0) & 0xfffffffe) === 0x377f0682 &&
    pageSize >= 512 &&
    sumMatches(wal, 24, checksum(wal, 0, 24, [0, 0], littleEndian));
  if (!validHeader) return { damaged: true, readableBytes: 0 };

  const frameBytes = FRAME_HEADER_BYTES + pageSize;
  const salts = wal.subarray(16, 24);
  let sums: Sums = [wal.readUInt32BE(24), wal.readUInt32BE(28)];
  let readableBytes = HEADER_BYTES;
  for (let at = HEADER_BYTES; at + frameBytes <= wal.length; at += frameBytes) {
    sums = checksum(wal, at, at + 8, sums, littleEndian);
    sums = checksum(wal, at + FRAME_HEADER_BYTES, at + frameBytes, sums, littleEndian);
    const fits = salts.equals(wal.subarray(at + 8, at + 16)) && sumMatches(wal, at + 16, sums);
    if (!fits) return { damaged: commitFollows(wal, at + frameBytes, frameBytes, salts), readableBytes };
    readableBytes = at + frameBytes;
  }
  return { damaged: false, readableBytes };
}

type Sums = readonly [number, number];

/** Whether a later frame of this log ends a commit. Frames of an earlier round carry other salts. */
function commitFollows(wal: Buffer, from: number, frameBytes: number, salts: Buffer): boolean {
  for (let at = from; at + frameBytes <= wal.length; at += frameBytes) {
    if (salts.equals(wal.subarray(at + 8, at + 16)) && wal.readUInt32BE(at + 4) !== 0) return true;
  }
  return false;
}

function checksum(
  wal: Buffer,
  from: number,
  to: number,
  [start0, start1]: Sums,
  littleEndian: boolean,
): Sums {
  let [sum0, sum1] = [start0, start1];
  for (let at = from; at < to; at += 8) {
    sum0 = (sum0 + (littleEndian ? wal.readUInt32LE(at) : wal.readUInt32BE(at)) + sum1) >>> 0;
    sum1 = (sum1 + (littleEndian ? wal.readUInt32LE(at + 4) : wal.readUInt32BE(at + 4)) + sum0) >>> 0;
  }
  return [sum0, sum1];
}

/** The file keeps the sums as big-endian numbers, whatever the order of the data. */
function sumMatches(wal: Buffer, at: number, [sum0, sum1]: Sums): boolean {
  return wal.readUInt32BE(at) === sum0 && wal.readUInt32BE(at + 4) === sum1;
}
