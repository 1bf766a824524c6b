import { text } from '../../../shared/forms/field.ts';
import type { FormValues } from '../../../shared/forms/values.ts';
import { COMMVAULT_TOKEN_TYPES, type CommvaultTokenType } from '../../../shared/vendors/commvault/index.ts';

/**
 * Name of a token type in an answer, which may carry the name or the number (Commvault's API reference
 * lists names, its SDK numbers).
 *
 * @returns null when it is neither
 */
export function tokenTypeName(value: unknown): string | null {
  if (typeof value === 'string' && /^[A-Za-z_]{1,60}$/.test(value)) return value;
  const number = typeof value === 'string' && /^\d+$/.test(value) ? Number(value) : value;
  return Object.entries(COMMVAULT_TOKEN_TYPES).find(([, wire]) => wire === number)?.[0] ?? null;
}

/** A token type as the connection's setting wants it sent; Hyperscale is known by its number only (Commvault's SDK). */
export function wireTokenType(type: CommvaultTokenType, settings: FormValues): CommvaultTokenType | number {
  const asNumber = type === 'Hyperscale' || text(settings, 'tokenTypeFormat') === 'number';
  return asNumber ? COMMVAULT_TOKEN_TYPES[type] : type;
}
