import { readConnectionSecrets } from '../../../electron/secrets/connection-entry.ts';
import type { AppContext } from '../../../electron/usecases/context/app-context.ts';
import { checkSecrets } from '../../../electron/usecases/keychain/repair.ts';
import { readTokenSecret } from '../../../electron/usecases/tokens/find-token.ts';
import { toErrorData } from '../../../shared/errors.ts';
import type { Event } from '../messages.ts';
import { hashOf } from './worker-context.ts';

/** Reads every secret as the app does: hashes of the tokens by row, and what could not be read. */
export async function verify(ctx: AppContext): Promise<Event> {
  const tokens: Record<string, string> = {};
  const problems: string[] = [];
  for (const { id } of ctx.db
    .prepare(`SELECT id FROM tokens WHERE state = 'active' AND secret_store NOT IN ('lost', 'none')`)
    .all()) {
    const row = ctx.tokens.find(String(id));
    if (row === null) continue;
    try {
      tokens[row.id] = hashOf((await readTokenSecret(ctx, row)).accessToken);
    } catch (error) {
      problems.push(`token ${row.label}: ${toErrorData(error).code}`);
    }
  }
  for (const row of ctx.connections.all().filter(({ secretStore }) => secretStore !== 'lost')) {
    try {
      await readConnectionSecrets(ctx.vault, row);
    } catch (error) {
      problems.push(`connection to ${row.api}: ${toErrorData(error).code}`);
    }
  }
  return { e: 'verified', tokens, problems };
}

/** The check that Settings offers: it asks for each entry by its name, and must find nothing wrong either. */
export async function checkAll(ctx: AppContext): Promise<Event> {
  const { problems } = await checkSecrets(ctx);
  return { e: 'checked', problems: problems.map(({ message }) => `the check in Settings: ${message}`) };
}
