import { toErrorData } from '../../../shared/errors.ts';
import type { Step } from '../messages.ts';
import { ACTIONS } from './actions.ts';
import { remove } from './connection-actions.ts';
import type { KillSwitch } from './kill-switch.ts';
import { deleteRow } from './token-actions.ts';
import { currentStep, rowsOf, type WorkerContext } from './worker-context.ts';

/** More rows make every check slower and prove nothing more. */
const MOST_ROWS = 9;
/** What one sequence may do to the other: its connection or token is gone. */
const OVERTAKEN = ['not-found', 'not-possible', 'secret-missing', 'vendor-unauthorised'];

/** Runs each sequence's steps in order, the sequences at the same time. */
export async function runSequences(
  context: WorkerContext,
  sequences: readonly (readonly Step[])[],
  kills: KillSwitch,
): Promise<void> {
  await tidy(context);
  await Promise.all(
    sequences.map(async (steps) => {
      for (const step of steps) await run(context, step, kills, sequences.length > 1);
    }),
  );
  context.say({ e: 'idle' });
}

async function run(
  context: WorkerContext,
  { op, action, killAt }: Step,
  kills: KillSwitch,
  beside: boolean,
): Promise<void> {
  await currentStep.run({ op, hash: '' }, async () => {
    try {
      const work = await ACTIONS[action]?.prepare(context);
      if (work === undefined) throw new Error(`There is no action ${action}.`);
      context.say({ e: 'begin', op, action });
      if (!beside) kills.arm(killAt);
      await work();
    } catch (error) {
      const { code } = toErrorData(error);
      if (!beside || !OVERTAKEN.includes(code))
        context.say({ e: 'failed', op, code: `${code} ${placeOf(error)}` });
    } finally {
      context.say({ e: 'end', op, points: kills.disarm() });
    }
  });
}

async function tidy(context: WorkerContext): Promise<void> {
  for (const row of rowsOf(context).slice(0, -MOST_ROWS)) await deleteRow(context, row);
  const connections = context.ctx.connections.all().filter((row) => row.state === 'active');
  for (const [index, row] of connections.entries()) {
    const isSecond = connections.findIndex(({ api }) => api === row.api) < index;
    if (isSecond || row.secretStore === 'lost') await remove(context, row);
  }
}

function placeOf(error: unknown): string {
  return error instanceof Error ? `${error.name} ${error.stack?.split('\n')[1]?.trim() ?? ''}` : '';
}
