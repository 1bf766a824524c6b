import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Connection } from '../../shared/models/connection.ts';
import { appOnFakeKeychain, type FakeApp } from '../testing/app-on-fake-keychain.ts';
import type { AppContext } from '../usecases/context/app-context.ts';
import { issueToken } from '../usecases/tokens/issue.ts';
import type { Provider } from '../vendors/kit/define.ts';

// Whatever is thrown after a 2xx answer, foreseen or not: the token may exist, and that must be said.

let app: FakeApp;
let connection: Connection;
beforeAll(async () => {
  app = await appOnFakeKeychain();
  connection = await app.connect();
});
afterAll(() => app.close());

const withProvider = (changes: Partial<Provider>): AppContext => {
  const { ctx } = app;
  return { ...ctx, providers: { ...ctx.providers, crmcom: { ...ctx.providers.crmcom, ...changes } } };
};
const issueOn = (ctx: AppContext) =>
  issueToken(ctx, {
    connectionId: connection.id,
    inputs: { identifyBy: 'authentication_code', authenticationCode: 'practice-code' },
    label: '',
    ticket: '',
  });
const states = (): Record<string, number> =>
  Object.fromEntries(
    app.ctx.db
      .prepare('SELECT state, count(*) AS n FROM tokens GROUP BY state')
      .all()
      .map((row) => [String(row.state), Number(row.n)]),
  );

/** An answer without a token to salvage, so that the reader alone decides. */
const NOTHING_TO_SAVE = { salvage: { accessToken: [], refreshToken: [] } };

/** Where something may be thrown, and whether the token is kept all the same. */
const STEPS: Readonly<Record<string, (thrown: unknown) => { ctx: AppContext; isKept: boolean }>> = {
  'reading the answer': (thrown) => ({
    ctx: withProvider({
      ...NOTHING_TO_SAVE,
      readIssue() {
        throw thrown;
      },
    }),
    isKept: false,
  }),
  'reading an answer in which the token stands': (thrown) => ({
    ctx: withProvider({
      readIssue() {
        throw thrown;
      },
    }),
    isKept: true,
  }),
  'reading what is inside the token': (thrown) => ({
    ctx: withProvider({
      readToken() {
        throw thrown;
      },
    }),
    isKept: true,
  }),
  'writing the secret': (thrown) => ({
    ctx: { ...app.ctx, vault: { ...app.ctx.vault, put: () => Promise.reject(thrown) } },
    isKept: false,
  }),
};

describe('whatever is thrown after a 2xx answer', () => {
  it.each(Object.entries(STEPS))(
    'while %s, the token is kept or its row says that it may exist',
    async (_, at) => {
      await fc.assert(
        fc.asyncProperty(fc.anything(), async (thrown) => {
          const { ctx, isKept } = at(thrown);
          const before = states();
          const outcome = await issueOn(ctx).then(
            (token) => token.state,
            (error: unknown) => {
              const { code, message, hint, retry } = Object(error).data;
              expect(['outcome-unknown', 'bad-answer']).toContain(code);
              expect(`${message} ${hint}`).toContain('may have been created');
              expect(`${message} ${hint}`).not.toMatch(/try again/i);
              expect(retry).toBeUndefined();
              return 'outcome-unknown';
            },
          );
          expect(outcome).toBe(isKept ? 'active' : 'outcome-unknown');
          expect(states()).toEqual({ ...before, [outcome]: (before[outcome] ?? 0) + 1 });
          expect(app.ctx.inFlight.list()).toEqual([]);
        }),
        { numRuns: 25 },
      );
    },
  );
});
