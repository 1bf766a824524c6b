import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { KeychainClient } from './client.ts';
import { notKept } from './secret-errors.ts';

/** What the database knows of keyrings. */
export interface KeyringStore {
  /** Random and for ever; part of every account. */
  readonly databaseId: string;
  /** Marks of the keyrings that were written to. */
  marks(): readonly string[];
  remember(mark: string): void;
}

const canarySchema = z.object({
  v: z.literal(1),
  mark: z.string(),
  /** Generation of the app lock's verifier; 0 for no lock. */
  lock: z.number().int(),
});
type Canary = z.infer<typeof canarySchema>;

/**
 * One entry of each database in each keyring: it tells an open keychain from a locked one, which answers "not
 * there" to every read, one keyring from another, and whether an app lock is set.
 */
export interface KeyringMark {
  /**
   * Proves that the keychain is open. Reads only, where the entry is there: a keychain that asks its owner
   * before each write is not to ask at each start.
   *
   * @throws AppError `keychain-*`
   */
  prove(): Promise<void>;
  /** To be called before a secret is written: an unknown keyring becomes a known one. @throws AppError `keychain-*` */
  bind(): Promise<void>;
  /** Mark of the keyring that was open last; null for one that this database has never written to. */
  current(): string | null;
  /** True when the keychain is open and this database has its secrets in another one. */
  isAnother(): boolean;
  /** Generation of the app lock's verifier by this keyring; 0 for none. */
  lockGeneration(): number;
  /** @throws AppError `keychain-*` when it was not kept */
  setLockGeneration(generation: number): Promise<void>;
}

export function keyringMark(client: KeychainClient, store: KeyringStore): KeyringMark {
  const account = `canary.${store.databaseId}`;
  let canary: Canary | null = null;
  let isProven = false;

  /** A full disk keeps nobody from reading: the entry in the keychain says it again at the next start. */
  const remember = (mark: string): void => {
    try {
      if (!store.marks().includes(mark)) store.remember(mark);
    } catch {
      // Said again by the keychain.
    }
  };
  const write = async (next: Canary): Promise<void> => {
    const text = JSON.stringify(next);
    await client.set(account, text);
    if ((await client.get(account)) !== text) throw notKept();
    canary = next;
    remember(next.mark);
  };
  /** Another keyring, or one that was emptied: nothing of it is known but that it can be written to. */
  const probe = async (): Promise<void> => {
    const probing = `probe.${store.databaseId}`;
    await client.set(probing, account);
    if ((await client.get(probing)) !== account) throw notKept();
    await client.delete(probing);
  };
  const read = async (): Promise<Canary | null> => {
    const text = await client.get(account);
    return text === null ? null : parse(text);
  };
  const prove = async (): Promise<void> => {
    const found = await read();
    if (found !== null) {
      canary = found;
      // Its account says that this database wrote it; a backup may have been made before.
      remember(found.mark);
    } else if (store.marks().length === 0) await write(newCanary());
    else {
      await probe();
      canary = null;
    }
    isProven = true;
  };

  return {
    prove,
    async bind() {
      if (!isProven) await prove();
      if (canary === null) await write(newCanary());
    },
    current: () => canary?.mark ?? null,
    isAnother: () => isProven && canary === null,
    lockGeneration: () => canary?.lock ?? 0,
    async setLockGeneration(generation) {
      if (!isProven) await prove();
      await write({ ...(canary ?? newCanary()), lock: generation });
    },
  };
}

function newCanary(): Canary {
  return { v: 1, mark: randomUUID(), lock: 0 };
}

/** Null for one that Tokendesk did not write: it is written anew. */
function parse(text: string): Canary | null {
  try {
    return canarySchema.parse(JSON.parse(text));
  } catch {
    return null;
  }
}
