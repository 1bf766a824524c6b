import { join } from 'node:path';
import keytar from 'keytar';
import { request } from 'undici';
import { readConnectionSecrets } from '../../electron/secrets/connection-entry.ts';
import { openDatabase } from '../../electron/store/database.ts';
import { issueToken } from '../../electron/usecases/tokens/issue.ts';
import type { FormValues } from '../../shared/forms/values.ts';
import type { ContextFixture } from '../support/context-fixture.ts';
import { compare, type Measure } from './measure.ts';

const BUDGET = 1.3;
const FLOOR_SERVICE = 'Tokendesk bench';

/**
 * Issues Commvault tokens (two secrets, the most work of the four) with the app's own use case, and
 * beside it does by hand the least that could be called the same: the bare request, one keychain
 * write, one insert with the same SQLite settings.
 */
export async function issueTokenMeasure(fixture: ContextFixture, runs: number): Promise<Measure> {
  const { ctx, connections, folder } = fixture;
  const connection = connections.commvault;
  const stored = ctx.connections.find(connection.id);
  if (stored === null) throw new Error('no Commvault connection');
  const secrets = await readConnectionSecrets(ctx.vault, stored);

  const inputs = (tokenName: string): FormValues => ({ tokenName, tokenType: 'ALL', renewableUntil: '' });
  const db = openDatabase(join(folder, 'floor.db'), [
    'CREATE TABLE token (id TEXT PRIMARY KEY, row TEXT NOT NULL)',
  ]);
  const insert = db.prepare('INSERT INTO token (id, row) VALUES (?, ?)');

  const floor = async (run: number): Promise<void> => {
    const name = `floor-${run}`;
    const { url, method, headers, body } = ctx.providers.commvault.buildIssue({
      baseUrl: connection.baseUrl,
      settings: connection.settings,
      secrets,
      inputs: inputs(name),
      nowMs: Date.now(),
    });
    const answer = await request(url, { method, headers, body: body ?? null });
    const text = await answer.body.text();
    if (answer.statusCode !== 200) throw new Error(`the floor's request was refused: ${text}`);
    await keytar.setPassword(FLOOR_SERVICE, name, text);
    insert.run(name, text);
  };

  const app = async (run: number): Promise<void> => {
    const order = { connectionId: connection.id, inputs: inputs(`app-${run}`), label: 'bench', ticket: '' };
    await issueToken(ctx, order);
  };

  try {
    return await compare('issue-token', BUDGET, { floor, app }, { runs });
  } finally {
    db.close();
  }
}
