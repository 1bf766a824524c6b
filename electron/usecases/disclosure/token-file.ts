import { PROVIDERS } from '../../../shared/vendors/index.ts';
import type { TokenSecret } from '../../secrets/token-entry.ts';
import type { TokenRow } from '../../store/tokens-table.ts';

/** Name and version of the file format; a change that old readers cannot read gets a new number. */
export const TOKEN_FILE_FORMAT = 'tokendesk.token/1';

/**
 * An exported token (docs/export-format.md). Field by field, not spread: what is added to a row later
 * must not slip into files that are handed over.
 *
 * @param baseUrl of the connection it was issued through; empty when that was deleted
 * @param nowMs Unix ms
 */
export function tokenFile(row: TokenRow, secret: TokenSecret, baseUrl: string, nowMs: number) {
  return {
    format: TOKEN_FILE_FORMAT,
    exportedAt: new Date(nowMs).toISOString(),
    api: row.api,
    vendor: PROVIDERS[row.api].name,
    connection: { name: row.connectionName, baseUrl },
    label: row.label,
    subject: row.subject,
    ticket: row.ticket,
    kind: row.kind,
    issuedAt: iso(row.issuedAt),
    expiresAt: iso(row.expiresAt),
    expirySource: row.expirySource,
    accessToken: secret.accessToken,
    // One that may have been used would end the token if it were sent again.
    refreshToken: row.renewalUnknown ? null : secret.refreshToken,
    refreshTokenExpiresAt: iso(row.refreshTokenExpiresAt),
    renewableUntil: iso(row.renewableUntil),
    vendorTokenId: row.vendorTokenId,
  };
}

/** Proposed file name, safe on every system: `tokendesk-commvault-support-4711-2026-01-31.json`. */
export function tokenFileName(row: TokenRow, nowMs: number): string {
  const name = (row.label || row.subject)
    .normalize('NFKD')
    .replace(/[^A-Za-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 40);
  const day = new Date(nowMs).toISOString().slice(0, 10);
  return `${['tokendesk', row.api, name, day].filter((part) => part !== '').join('-')}.json`;
}

function iso(ms: number | null): string | null {
  return ms === null ? null : new Date(ms).toISOString();
}
