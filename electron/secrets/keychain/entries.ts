import type { KeychainClient } from './client.ts';
import type { KeyringMark } from './keyring-mark.ts';
import { accountOfPart, countParts, joinParts, splitSecret } from './parts.ts';
import { notKept } from './secret-errors.ts';

/** A secret as found in the keychain. */
export interface FoundSecret {
  readonly secret: string;
  /** Number of entries; more than were found when some are missing, then `secret` is null. */
  readonly parts: number;
}

/** Secrets of any length as keychain entries. Errors are those of the client. */
export interface Entries {
  /**
   * Writes the head last: where there is a head, every part is there too. Then reads the whole back, because
   * a keychain may say that it took what it did not keep: KeePassXC does when it locks itself meanwhile.
   *
   * @returns the number of entries
   * @throws AppError `keychain-locked` when it did not keep it
   */
  write(account: string, secret: string): Promise<number>;
  /** Null when there is no head; `incomplete` when a part was removed by somebody else. */
  read(account: string): Promise<FoundSecret | 'incomplete' | null>;
  /** Removes the head first: what is left of an interrupted removal is unreadable, and start-up ends it. */
  remove(account: string, parts: number): Promise<void>;
  /** How many of an account's first entries are there. A locked keychain answers 0: see `proveUnlocked`. */
  count(account: string, parts: number): Promise<number>;
  /** Throws unless the keychain is unlocked: a locked one answers "not there" to every read. */
  proveUnlocked(): Promise<void>;
}

export function keychainEntries(client: KeychainClient, mark: KeyringMark): Entries {
  const proveUnlocked = mark.prove;
  const read = async (account: string): Promise<FoundSecret | 'incomplete' | null> => {
    const head = await client.get(account);
    if (head === null) {
      await proveUnlocked();
      return null;
    }
    const parts = [head];
    for (let part = 1; part < countParts(head); part++) {
      const text = await client.get(accountOfPart(account, part));
      if (text === null) {
        await proveUnlocked();
        return 'incomplete';
      }
      parts.push(text);
    }
    return { secret: joinParts(parts), parts: parts.length };
  };
  return {
    proveUnlocked,
    read,
    async write(account, secret) {
      const parts = splitSecret(secret);
      await mark.bind();
      for (let part = parts.length - 1; part >= 0; part--) {
        await client.set(accountOfPart(account, part), parts[part] ?? '');
      }
      const found = await read(account);
      if (found === null || found === 'incomplete' || found.secret !== secret) throw notKept();
      return parts.length;
    },
    async count(account, parts) {
      let there = 0;
      for (let part = 0; part < parts; part++)
        if ((await client.get(accountOfPart(account, part))) !== null) there++;
      return there;
    },
    async remove(account, parts) {
      for (let part = 0; part < parts; part++) await client.delete(accountOfPart(account, part));
      if ((await client.get(account)) !== null)
        throw new Error('The keychain kept an entry that it was told to delete.');
      await proveUnlocked();
    },
  };
}
