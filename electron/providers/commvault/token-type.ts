import { COMMVAULT_TOKEN_TYPES } from '../../../shared/providers/commvault.ts';

/**
 * Name of a token type in an answer, which may carry the name or the number (Commvault's API reference
 * lists names, its SDK numbers).
 *
 * @returns null when it is neither
 */
export function tokenTypeName(value: unknown): string | null {
  if (typeof value === 'string' && /^[A-Za-z_]+$/.test(value)) return value;
  const number = typeof value === 'string' && /^\d+$/.test(value) ? Number(value) : value;
  return Object.entries(COMMVAULT_TOKEN_TYPES).find(([, wire]) => wire === number)?.[0] ?? null;
}
