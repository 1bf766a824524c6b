import keytar from 'keytar';
import { expect } from 'vitest';
import type { TokenRow } from '../../electron/store/tokens-table.ts';
import { findToken, readTokenSecret } from '../../electron/usecases/tokens/find-token.ts';
import { issueToken } from '../../electron/usecases/tokens/issue.ts';
import { renewToken } from '../../electron/usecases/tokens/renew.ts';
import { AppError, type ErrorData } from '../../shared/errors.ts';
import type { Token } from '../../shared/models/token.ts';
import type { ContextFixture } from '../support/context-fixture.ts';

let turn = 0;

/** Short words for tests about Commvault's tokens. @param fixture as it is when a word is used */
export function tokensAtWork(fixture: () => ContextFixture) {
  const row = (id: string): TokenRow => findToken(fixture().ctx, id);
  return {
    row,
    /** Issues a token under a name that no other has. */
    issue: (name = 'token', tokenType = 'ALL'): Promise<Token> =>
      issueToken(fixture().ctx, {
        connectionId: fixture().connections.commvault.id,
        inputs: { tokenName: `${name}-${turn++}`, tokenType },
        label: '',
        ticket: '',
      }),
    pairOf: async (id: string): Promise<readonly [string, string | null]> => {
      const { accessToken, refreshToken } = await readTokenSecret(fixture().ctx, row(id));
      return [accessToken, refreshToken];
    },
    /** One entry of the real keyring. @param part of a long secret, from 0 */
    entry: (id: string, generation: number, part = 0): Promise<string | null> =>
      keytar.getPassword('Tokendesk', `token.${id}.${generation}${part === 0 ? '' : `.${part}`}`),
    trail: (id: string): string[] =>
      fixture()
        .ctx.audit.ofToken(id)
        .map(({ action }) => action),
    /** The server takes the present pair: a further renewal works. */
    stillGood: async (id: string): Promise<void> => {
      const { secretGeneration } = row(id);
      expect((await renewToken(fixture().ctx, id)).state).toBe('active');
      expect(row(id).secretGeneration).toBe(secretGeneration + 1);
    },
  };
}

/** The error data of work that must fail. */
export async function failure(work: Promise<unknown>): Promise<ErrorData> {
  const error = await work.then(
    () => new Error('It did not fail'),
    (thrown: unknown) => thrown,
  );
  if (error instanceof AppError) return error.data;
  throw error;
}
