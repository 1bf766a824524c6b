import { createHash, randomBytes } from 'node:crypto';
import {
  closeSync,
  copyFileSync,
  existsSync,
  fstatSync,
  openSync,
  readFileSync,
  rmSync,
  writeSync,
} from 'node:fs';
import type { Database } from '../database.ts';
import { type TokenRow, tokensTable } from '../tokens-table.ts';

/** A token row for tests, issued at `at` (Unix ms) and valid for half an hour. */
export function tokenRow(id: string, at = Date.UTC(2026, 0, 31, 12)): TokenRow {
  return {
    id,
    api: 'commvault',
    connectionId: null,
    connectionName: 'Lab',
    practice: false,
    state: 'active',
    label: `Label of ${id}`,
    subject: '',
    ticket: '',
    kind: 'ALL',
    requestedAt: at,
    issuedAt: at,
    expiresAt: at + 30 * 60_000,
    expirySource: 'response',
    clockOffsetMs: 0,
    hasRefreshToken: false,
    refreshTokenExpiresAt: null,
    renewableUntil: null,
    renewedAt: null,
    renewalUnknown: false,
    autoRenewMinutes: null,
    autoRenewProblem: '',
    serviceWide: false,
    vendorTokenId: null,
    secretStore: 'keychain',
    adopted: false,
    request: 'POST https://vendor.example/V4/AccessToken',
    inputs: {},
    answer: '',
    secretGeneration: 1,
    secretParts: 1,
    secretSha256: '',
    pendingGeneration: null,
  };
}

/** Adds tokens, each in a commit of its own. */
export function addTokens(db: Database, ids: readonly string[], at?: number): void {
  const table = tokensTable(db);
  for (const id of ids) {
    const row = tokenRow(id, at);
    db.transaction(() => {
      table.insertRequesting(row);
      table.markIssued(row, row);
    });
  }
}

/** Ids in the history, in order. */
export function tokenIds(db: Database): string[] {
  return db
    .prepare('SELECT id FROM tokens ORDER BY id')
    .all()
    .map(({ id }) => String(id));
}

/** Ends a run as a crash does: what lies on the disk now, the log with it, becomes the database. */
export function crash(db: Database): void {
  const { file } = db;
  const copy = `${file}.crash`;
  for (const part of ['', '-wal']) copyFileSync(`${file}${part}`, `${copy}${part}`);
  db.close();
  for (const part of ['', '-wal']) {
    copyFileSync(`${copy}${part}`, `${file}${part}`);
    rmSync(`${copy}${part}`);
  }
}

/** Writes random bytes over a part of a file; a negative place counts from the end. */
export function scribble(path: string, from: number, length: number): void {
  const handle = openSync(path, 'r+');
  const { size } = fstatSync(handle);
  writeSync(handle, randomBytes(length), 0, length, from < 0 ? size + from : from);
  closeSync(handle);
}

/** Hashes of a database and its log, to prove that nothing changed. An empty log is no log. */
export function bytesOf(file: string): string {
  const hash = (path: string): string => {
    const bytes = existsSync(path) ? readFileSync(path) : Buffer.alloc(0);
    return bytes.length === 0 ? 'none' : createHash('sha256').update(bytes).digest('hex');
  };
  return [hash(file), hash(`${file}-wal`)].join(' and ');
}
