import { toErrorData } from '../../../shared/errors.ts';
import type { Step } from '../messages.ts';
import { ACTIONS } from './actions.ts';
import { remove } from './connection-actions.ts';
import type { KillSwitch } from './kill-switch.ts';
import { deleteRow } from './token-actions.ts';
import { currentStep, rowsOf, type World } from './world.ts';

/** More rows make every check slower and prove nothing more. */
const MOST_ROWS = 9;
/** What one lane may do to the other: its connection or token is gone. */
const OVERTAKEN = ['not-found', 'not-possible', 'secret-missing', 'vendor-unauthorised'];

/** Runs each lane's steps in order, the lanes at the same time. */
export async function runLanes(
  world: World,
  lanes: readonly (readonly Step[])[],
  kills: KillSwitch,
): Promise<void> {
  await tidy(world);
  await Promise.all(
    lanes.map(async (steps) => {
      for (const step of steps) await run(world, step, kills, lanes.length > 1);
    }),
  );
  world.say({ e: 'idle' });
}

async function run(
  world: World,
  { op, action, killAt }: Step,
  kills: KillSwitch,
  beside: boolean,
): Promise<void> {
  await currentStep.run({ op, hash: '' }, async () => {
    try {
      const work = await ACTIONS[action]?.prepare(world);
      if (work === undefined) throw new Error(`There is no action ${action}.`);
      world.say({ e: 'begin', op, action });
      if (!beside) kills.arm(killAt);
      await work();
    } catch (error) {
      const { code } = toErrorData(error);
      if (!beside || !OVERTAKEN.includes(code))
        world.say({ e: 'failed', op, code: `${code} ${placeOf(error)}` });
    } finally {
      world.say({ e: 'end', op, points: kills.disarm() });
    }
  });
}

async function tidy(world: World): Promise<void> {
  for (const row of rowsOf(world).slice(0, -MOST_ROWS)) await deleteRow(world, row);
  const connections = world.ctx.connections.all().filter((row) => row.state === 'active');
  for (const [index, row] of connections.entries()) {
    const isSecond = connections.findIndex(({ api }) => api === row.api) < index;
    if (isSecond || row.secretStore === 'lost') await remove(world, row);
  }
}

function placeOf(error: unknown): string {
  return error instanceof Error ? `${error.name} ${error.stack?.split('\n')[1]?.trim() ?? ''}` : '';
}
