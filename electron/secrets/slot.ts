import { createHash } from 'node:crypto';
import type { SlotState } from './slot-states.ts';

export const SLOT_KINDS = ['token', 'connection', 'remembered', 'lock'] as const;
export type SlotKind = (typeof SLOT_KINDS)[number];

/** Whose secret it is. */
export interface SlotKey {
  readonly kind: SlotKind;
  /** Id of the token or connection; `app` for the lock. */
  readonly owner: string;
}

/** How an entry's account is named: 1 as the first version did, 2 with the id of the database in it. */
export type AccountScheme = 1 | 2;

/** Another generation of which entries may be in the keychain. */
export interface OtherGeneration {
  readonly generation: number;
  readonly scheme: AccountScheme;
  /** Number of entries; null when unknown. */
  readonly parts: number | null;
  /** Mark of the keyring that has them; null when unknown. */
  readonly keyring: string | null;
  /** `next`: announced, or being written. `old`: the one before the present. `leftover`: of a write that broke off. */
  readonly role: 'next' | 'old' | 'leftover';
}

/** What the database knows of one secret. */
export interface Slot extends SlotKey {
  readonly state: SlotState;
  /** The present one; 0 before the first. */
  readonly generation: number;
  readonly scheme: AccountScheme;
  /** Number of entries; 0 outside the keychain. */
  readonly parts: number;
  /** Of the whole secret in hex. Secrets carry a nonce: it cannot be guessed from this. */
  readonly sha256: string;
  /** Mark of the keyring that has it; null when unknown. */
  readonly keyring: string | null;
  readonly others: readonly OtherGeneration[];
}

/** A slot in which there never was anything. */
export function emptySlot({ kind, owner }: SlotKey): Slot {
  return {
    kind,
    owner,
    state: 'none',
    generation: 0,
    scheme: 2,
    parts: 0,
    sha256: '',
    keyring: null,
    others: [],
  };
}

/**
 * Keychain account of one generation.
 *
 * @param databaseId part of the name, so that two data folders never share an entry
 */
export function slotAccount(
  { kind, owner }: SlotKey,
  { generation, scheme }: Pick<OtherGeneration, 'generation' | 'scheme'>,
  databaseId: string,
): string {
  if (scheme === 1) return kind === 'lock' ? 'app-lock.1' : `${kind}.${owner}.${generation}`;
  return `${kind}.${databaseId}.${owner}.${generation}`;
}

/** Hash of a secret as its slot remembers it, in hex. */
export function sha256(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}
