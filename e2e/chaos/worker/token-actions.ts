import { join } from 'node:path';
import { settingsStore } from '../../../electron/store/settings-table.ts';
import type { TokenRow } from '../../../electron/store/tokens-table.ts';
import { handOver } from '../../../electron/usecases/disclosure/disclose-token.ts';
import type { TokenClipboard } from '../../../electron/usecases/disclosure/token-clipboard.ts';
import { deleteToken } from '../../../electron/usecases/tokens/delete.ts';
import { issueToken } from '../../../electron/usecases/tokens/issue.ts';
import { AppError, toErrorData } from '../../../shared/errors.ts';
import type { Api, FormValues } from '../../../shared/forms/values.ts';
import { PRACTICE_MARKS } from '../../../shared/practice/marks.ts';
import type { Action } from './action.ts';
import { ensureConnection } from './connection-actions.ts';
import { currentStep, rowsOf, type WorkerContext } from './worker-context.ts';

/** Issues a token. @param inputs of the form, from the name of the step */
export function issuing(
  api: Api,
  inputs: (op: string) => FormValues,
  sequence: Action['sequence'] = 'tokens',
): Action {
  return {
    sequence,
    async prepare(context) {
      const connection = await ensureConnection(context, api);
      return () => issue(context, connection.id, inputs(stepName()));
    },
  };
}

/** Issues a token like one that is there, as an agent does when it has expired. */
export function issuingAgain(): Action {
  return onToken('short', async (context, row) => {
    const connection = await ensureConnection(context, 'commvault');
    await issue(context, connection.id, {
      tokenName: `${row.subject}-${stepName()}`.slice(-60),
      tokenType: 'ALL',
    });
  });
}

/** Asks for a token that the vendor does not give, or not in full. */
export function refused(mark: string): Action {
  const action = issuing('commvault', (op) => ({ tokenName: `${mark}-${op}`, tokenType: 'ALL' }));
  return {
    ...action,
    async prepare(context) {
      const ask = await action.prepare(context);
      return () =>
        ask().catch((error: unknown) =>
          context.say({ e: 'refused', op: stepName(), code: toErrorData(error).code }),
        );
    },
  };
}

/** Deletes a token of one or several keychain entries. */
export function deletingToken(length: 'short' | 'long'): Action {
  return onToken(length, deleteRow);
}

/** Exports a token into a file. */
export function exportingToken(): Action {
  return onToken('short', async (context, { id }) => {
    const { ctx, exports, say } = context;
    const path = join(exports, `${stepName()}.json`);
    const tools = {
      clipboard: NO_CLIPBOARD,
      settings: settingsStore(ctx.db),
      askPath: async () => path,
      admit: () => undefined,
    };
    if ((await handOver(ctx, tools).export(id)) !== null) say({ e: 'exported', token: id, path });
  });
}

/** Reads a long token, as the screen does to show it. */
export function revealingToken(): Action {
  return onToken('long', async ({ ctx }, { id }) => {
    const tools = {
      clipboard: NO_CLIPBOARD,
      settings: settingsStore(ctx.db),
      askPath: async () => null,
      admit: () => undefined,
    };
    await handOver(ctx, tools).reveal(id, 'access');
  });
}

/** Issues a token, and says what came of it. */
export async function issue(
  { ctx, say }: WorkerContext,
  connectionId: string,
  inputs: FormValues,
): Promise<void> {
  const op = stepName();
  const { id, secretStore } = await issueToken(ctx, { connectionId, inputs, label: op, ticket: op });
  const hash = currentStep.getStore()?.hash ?? '';
  say({ e: 'confirmed', op, token: id, hash, inMemory: secretStore === 'session' });
  if (inputs.rememberSecret === true) {
    say({ e: 'remembered', connection: connectionId, key: `channelSecret:${String(inputs.channelId)}` });
  }
}

/** Deletes a token of the history. */
export async function deleteRow({ ctx, say }: WorkerContext, { id, label }: TokenRow): Promise<void> {
  say({ e: 'deleting', token: id, op: label });
  await deleteToken(ctx, id);
  say({ e: 'deleted', token: id, op: label });
}

/** Works on a token of the history; issues one before when there is none. */
export function onToken(
  length: 'short' | 'long',
  work: (context: WorkerContext, row: TokenRow) => Promise<void>,
  fits: (context: WorkerContext, row: TokenRow) => boolean = () => true,
): Action {
  const find = (context: WorkerContext): TokenRow | undefined =>
    context.random.pick(
      rowsOf(context).filter(
        (row) =>
          row.state === 'active' &&
          row.secretStore === 'keychain' &&
          row.secretParts > 1 === (length === 'long') &&
          fits(context, row),
      ),
    );
  return {
    sequence: 'tokens',
    async prepare(context) {
      if (find(context) === undefined) {
        // Under a name of its own: one step, one token.
        await currentStep.run({ op: `${stepName()}-stock`, hash: '' }, async () =>
          (await STOCK[length].prepare(context))(),
        );
      }
      const row = find(context);
      if (row === undefined) throw gone();
      return () => work(context, row);
    },
  };
}

const STOCK = {
  short: issuing('commvault', (op) => ({ tokenName: op, tokenType: 'ALL' })),
  long: issuing('commvault', (op) => ({ tokenName: `${PRACTICE_MARKS.long}-${op}`, tokenType: 'ALL' })),
} as const;

/** The other sequence was faster: it deleted the token, or the connection. */
const gone = (): AppError =>
  new AppError({ code: 'not-found', message: 'The token that was issued just now is gone.', hint: '' });

const stepName = (): string => currentStep.getStore()?.op ?? '';

const NO_CLIPBOARD: TokenClipboard = {
  copy: async () => 0,
  clear: async () => undefined,
  retry: async () => undefined,
  state: () => null,
};
