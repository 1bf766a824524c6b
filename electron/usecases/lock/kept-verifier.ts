import type { SlotKey } from '../../secrets/slot.ts';
import type { AppContext } from '../context/app-context.ts';
import type { VerifierStore } from './app-lock.ts';
import { parseVerifier } from './verifier.ts';

const LOCK: SlotKey = { kind: 'lock', owner: 'app' };

/**
 * The verifier in its secret slot. The keyring itself says which generation counts, so that neither a deleted
 * row nor an old backup of the history opens the app.
 */
export function keptVerifier({ slots, vault }: Pick<AppContext, 'slots' | 'vault'>): VerifierStore {
  /** By the keyring, where it knows of a newer one than the history. */
  const present = (): number =>
    Math.max(slots.find(LOCK).generation, vault.keyring.isAnother() ? 0 : vault.keyring.lockGeneration());
  return {
    isInKeychain: () => vault.keyring.lockGeneration() > 0,
    async read() {
      // Which generation counts, the keyring knows best.
      if (vault.status().state === 'checking') await vault.check();
      const generation = present();
      const text = generation === 0 ? null : await slots.look(LOCK, generation);
      if (text === null) return null;
      const verifier = parseVerifier(text);
      const slot = slots.find(LOCK);
      if (verifier === null) return null;
      if (slot.generation !== generation || slot.state !== 'kept') {
        await slots.adopt(LOCK, generation, text, () => undefined).catch(() => undefined);
      } else if (slot.scheme === 1) {
        // From now on under an account of this data folder alone.
        const options = { whenRefused: 'unchanged', beforeCommit: vault.keyring.setLockGeneration } as const;
        await slots.replace(LOCK, text, () => undefined, options).catch(() => undefined);
      }
      return verifier;
    },
    async replace(verifier, commit) {
      const options = { whenRefused: 'unchanged', beforeCommit: vault.keyring.setLockGeneration } as const;
      return (await slots.replace(LOCK, JSON.stringify(verifier), commit, options)) !== null;
    },
    async remove(commit) {
      const before = vault.keyring.lockGeneration();
      await vault.keyring.setLockGeneration(0);
      try {
        await slots.remove(LOCK, commit);
      } catch (error) {
        await vault.keyring.setLockGeneration(before).catch(() => undefined);
        throw error;
      }
    },
  };
}
