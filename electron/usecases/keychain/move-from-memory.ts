import { connectionAccount } from '../../secrets/connection-entry.ts';
import { tokenAccount } from '../../secrets/token-entry.ts';
import { oneAtATime } from '../../vendor-call/locks.ts';
import type { Workplace } from '../app-context.ts';
import { auditOf } from '../tokens/keep-issued.ts';
import { removePending } from '../tokens/pending-generation.ts';

const moving = new WeakMap<Workplace, Promise<void>>();

/** Moves every secret that is in memory only into the keychain, as far as it takes them; one move at a time. */
export function moveSessionSecrets(place: Workplace): Promise<void> {
  const running = moving.get(place) ?? move(place).finally(() => moving.delete(place));
  moving.set(place, running);
  return running;
}

async function move(place: Workplace): Promise<void> {
  let moved = 0;
  for (const { id } of place.tokens.inSession()) {
    if (await oneAtATime(place, id, () => moveToken(place, id))) moved++;
  }
  for (const { id } of place.connections.all().filter(({ secretStore }) => secretStore === 'session')) {
    if (await oneAtATime(place, id, () => moveConnection(place, id))) moved++;
  }
  if (moved === 0) return;
  place.changed('tokens');
  place.changed('connections');
}

async function moveToken(place: Workplace, id: string): Promise<boolean> {
  const row = place.tokens.find(id);
  if (row === null || row.secretStore !== 'session') return false;
  const kept = await place.vault.promote(tokenAccount(id, row.secretGeneration));
  if (kept === null) return false;
  place.db.transaction(() => {
    place.tokens.setSecretPlace(id, kept);
    place.audit.add({ ...auditOf(row), action: 'token.moved-to-keychain' });
  });
  // An older pair in the keychain stood in for the case of a crash.
  await removePending(place, row).catch(() => undefined);
  return true;
}

async function moveConnection(place: Workplace, id: string): Promise<boolean> {
  const row = place.connections.find(id);
  if (row === null || row.secretStore !== 'session') return false;
  const kept = await place.vault.promote(connectionAccount(id, row.secretGeneration));
  if (kept === null) return false;
  place.db.transaction(() => place.connections.put({ ...row, ...kept }));
  return true;
}

/**
 * At start-up: secrets that an earlier run held in memory are gone; the rows say so from now on. They
 * keep the hash until `recover` has asked the keychain.
 */
export function markLostSecrets(place: Workplace): void {
  place.db.transaction(() => {
    for (const row of place.tokens.inSession()) {
      const { secretSha256 } = row;
      place.tokens.setSecretPlace(row.id, { secretStore: 'lost', secretParts: 0, secretSha256 });
      place.audit.add({ ...auditOf(row), action: 'token.secret-lost', detail: 'it was in memory only' });
    }
    place.connections.markSessionSecretsLost();
  });
}
