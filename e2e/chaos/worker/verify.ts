import { readConnectionSecrets } from '../../../electron/secrets/connection-entry.ts';
import type { Workplace } from '../../../electron/usecases/app-context.ts';
import { checkSecrets } from '../../../electron/usecases/keychain/repair.ts';
import { readTokenSecret } from '../../../electron/usecases/tokens/find-token.ts';
import { toErrorData } from '../../../shared/errors.ts';
import type { Event } from '../messages.ts';
import { hashOf } from './world.ts';

/** Reads every secret as the app does: hashes of the tokens by row, and what could not be read. */
export async function verify(place: Workplace): Promise<Event> {
  const tokens: Record<string, string> = {};
  const problems: string[] = [];
  for (const { id } of place.db
    .prepare(`SELECT id FROM tokens WHERE state = 'active' AND secret_store NOT IN ('lost', 'none')`)
    .all()) {
    const row = place.tokens.find(String(id));
    if (row === null) continue;
    try {
      tokens[row.id] = hashOf((await readTokenSecret(place, row)).accessToken);
    } catch (error) {
      problems.push(`token ${row.label}: ${toErrorData(error).code}`);
    }
  }
  for (const row of place.connections.all().filter(({ secretStore }) => secretStore !== 'lost')) {
    try {
      await readConnectionSecrets(place.vault, row);
    } catch (error) {
      problems.push(`connection to ${row.api}: ${toErrorData(error).code}`);
    }
  }
  return { e: 'verified', tokens, problems };
}

/** The check that Settings offers: it asks for each entry by its name, and must find nothing wrong either. */
export async function checkAll(place: Workplace): Promise<Event> {
  const { problems } = await checkSecrets(place);
  return { e: 'checked', problems: problems.map(({ message }) => `the check in Settings: ${message}`) };
}
