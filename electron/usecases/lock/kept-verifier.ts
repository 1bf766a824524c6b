import type { Vault } from '../../secrets/vault.ts';
import type { VerifierStore } from './app-lock.ts';
import { parseVerifier } from './verifier.ts';

/** Keychain account of the verifier. */
const ACCOUNT = 'app-lock.1';

/** The verifier in its one keychain entry. */
export function keptVerifier(vault: Vault): VerifierStore {
  return {
    async read() {
      const found = await vault.find(ACCOUNT);
      return found === null ? null : parseVerifier(found.secret);
    },
    async replace(verifier, commit) {
      if ((await vault.put(ACCOUNT, JSON.stringify(verifier))).secretStore !== 'keychain') return false;
      commit();
      return true;
    },
    async remove(commit) {
      commit();
      await vault.remove(ACCOUNT, 1);
    },
  };
}
