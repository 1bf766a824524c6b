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
import type { Action } from './actions.ts';
import { ensureConnection } from './connection-actions.ts';
import { currentStep, rowsOf, type World } from './world.ts';

/** Issues a token. @param inputs of the form, from the name of the step */
export function issuing(
  api: Api,
  inputs: (op: string) => FormValues,
  lane: Action['lane'] = 'tokens',
): Action {
  return {
    lane,
    async prepare(world) {
      const connection = await ensureConnection(world, api);
      return () => issue(world, connection.id, inputs(stepName()));
    },
  };
}

/** Issues a token like one that is there, as an agent does when it has expired. */
export function issuingAgain(): Action {
  return onToken('short', async (world, row) => {
    const connection = await ensureConnection(world, 'commvault');
    await issue(world, connection.id, {
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
    async prepare(world) {
      const ask = await action.prepare(world);
      return () =>
        ask().catch((error: unknown) =>
          world.say({ e: 'refused', op: stepName(), code: toErrorData(error).code }),
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
  return onToken('short', async (world, { id }) => {
    const { ctx, exports, say } = world;
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
export async function issue({ ctx, say }: World, connectionId: string, inputs: FormValues): Promise<void> {
  const op = stepName();
  const { id, secretStore } = await issueToken(ctx, { connectionId, inputs, label: op, ticket: op });
  const hash = currentStep.getStore()?.hash ?? '';
  say({ e: 'confirmed', op, token: id, hash, inMemory: secretStore === 'session' });
  if (inputs.rememberSecret === true) {
    say({ e: 'remembered', connection: connectionId, key: `channelSecret:${String(inputs.channelId)}` });
  }
}

/** Deletes a token of the history. */
export async function deleteRow({ ctx, say }: World, { id, label }: TokenRow): Promise<void> {
  say({ e: 'deleting', token: id, op: label });
  await deleteToken(ctx, id);
  say({ e: 'deleted', token: id, op: label });
}

/** Works on a token of the history; issues one before when there is none. */
export function onToken(
  length: 'short' | 'long',
  work: (world: World, row: TokenRow) => Promise<void>,
  fits: (world: World, row: TokenRow) => boolean = () => true,
): Action {
  const find = (world: World): TokenRow | undefined =>
    world.random.pick(
      rowsOf(world).filter(
        (row) =>
          row.state === 'active' &&
          row.secretStore === 'keychain' &&
          row.secretParts > 1 === (length === 'long') &&
          fits(world, row),
      ),
    );
  return {
    lane: 'tokens',
    async prepare(world) {
      if (find(world) === undefined) {
        // Under a name of its own: one step, one token.
        await currentStep.run({ op: `${stepName()}-stock`, hash: '' }, async () =>
          (await STOCK[length].prepare(world))(),
        );
      }
      const row = find(world);
      if (row === undefined) throw gone();
      return () => work(world, row);
    },
  };
}

const STOCK = {
  short: issuing('commvault', (op) => ({ tokenName: op, tokenType: 'ALL' })),
  long: issuing('commvault', (op) => ({ tokenName: `${PRACTICE_MARKS.long}-${op}`, tokenType: 'ALL' })),
} as const;

/** The other lane was faster: it deleted the token, or the connection. */
const gone = (): AppError =>
  new AppError({ code: 'not-found', message: 'The token that was issued just now is gone.', hint: '' });

const stepName = (): string => currentStep.getStore()?.op ?? '';

const NO_CLIPBOARD: TokenClipboard = {
  copy: async () => 0,
  clear: async () => undefined,
  retry: async () => undefined,
  state: () => null,
};
