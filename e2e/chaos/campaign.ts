import { type CampaignSetup, openCampaign } from './campaign-setup.ts';
import { type Plan, plansFor, randomPlan, rehearsal } from './plans.ts';
import { seededRandom } from './random.ts';
import type { WorkerProcess } from './worker-process.ts';

export interface CampaignOptions {
  readonly actions: readonly string[];
  /** How many kills in all: first each point of each action, then random moments. Without: each point once. */
  readonly kills?: number;
  readonly seed: number;
  readonly onProblem?: (line: string) => void;
}

/** What happened to one action, or in random lives. */
export interface Tally {
  kills: number;
  failed: number;
  readonly points: Set<string>;
}

export interface CampaignResult {
  readonly tallies: ReadonlyMap<string, Tally>;
  readonly kills: number;
  readonly passed: number;
  readonly failed: number;
  readonly problems: readonly string[];
  /** Confirmed to the agent. */
  readonly issued: number;
  readonly deleted: number;
  readonly exported: number;
  /** Kill points of the actions, and how many of them killed. */
  readonly points: { readonly planned: number; readonly reached: number };
}

/** Kills the app again and again, and looks after each new start whether all is well. */
export async function campaign(options: CampaignOptions): Promise<CampaignResult> {
  const setup = await openCampaign();
  try {
    return await run(setup, options);
  } finally {
    await setup.close();
  }
}

async function run(
  setup: CampaignSetup,
  { actions, seed, onProblem, ...options }: CampaignOptions,
): Promise<CampaignResult> {
  const random = seededRandom(seed);
  const tallies = new Map<string, Tally>();
  const problems: string[] = [];
  const points = new Map<string, readonly string[]>();
  let issued = 0;
  let lastPoint = '';
  const prepare = (): WorkerProcess =>
    setup.startWorker((event) => {
      if (event.e === 'dying') lastPoint = event.point;
      if (event.e === 'confirmed') issued++;
      if (event.e === 'end') points.set(event.op, event.points);
    });
  // The next process loads its modules while this one works.
  let next = prepare();
  const begin = (): WorkerProcess => {
    const worker = next;
    next = prepare();
    return worker;
  };
  const sum = (pick: (tally: Tally) => number): number =>
    [...tallies.values()].reduce((total, tally) => total + pick(tally), 0);

  /** Counts a kill, and the problems that were found after it. */
  const count = (name: string, found: readonly string[]): void => {
    const tally = tallies.get(name) ?? { kills: 0, failed: 0, points: new Set() };
    tallies.set(name, tally);
    tally.kills++;
    if (lastPoint !== '') tally.points.add(lastPoint);
    if (found.length > 0) tally.failed++;
    for (const problem of found) {
      const line = `after kill ${sum(({ kills: n }) => n)} (${name}, ${lastPoint || 'some moment'}): ${problem}`;
      problems.push(line);
      onProblem?.(line);
    }
    lastPoint = '';
  };

  /** Two checks belong to no kill: before the first, and at the end. */
  let failedWithoutKill = 0;
  const note = (when: string, found: readonly string[]): void => {
    if (found.length > 0) failedWithoutKill++;
    for (const problem of found) {
      problems.push(`${when}: ${problem}`);
      onProblem?.(`${when}: ${problem}`);
    }
  };

  /** Starts lives until one is ready: the first may be killed while it starts. */
  const start = async (killAt: number | null): Promise<WorkerProcess> => {
    const worker = begin();
    worker.send({ do: 'start', baseUrls: setup.baseUrls, killAt });
    if ((await worker.until('ready')) !== null) return worker;
    await worker.over;
    if (killAt === null) throw new Error('The app ended by itself while it started.');
    count('start-up', []);
    return start(null);
  };

  const live = async (worker: WorkerProcess, plan: Plan): Promise<void> => {
    worker.send({ do: 'run', seed: random.below(2 ** 31), sequences: plan.sequences });
    const idle = worker.until('idle');
    if (plan.killAfterMs !== null) {
      const timer = setTimeout(() => worker.kill(plan.withKeychain), plan.killAfterMs);
      void worker.over.then(() => clearTimeout(timer));
    } else if ((await idle) !== null) worker.kill(plan.withKeychain);
    await worker.over;
  };

  let worker = await start(null);
  worker.send({ do: 'run', seed, sequences: rehearsal(actions).sequences });
  await worker.until('idle');
  note('without a kill', await setup.inspect(worker));
  const inTurn = actions.flatMap((action) => plansFor(action, points.get(`rehearsal ${action}`) ?? []));
  const kills = options.kills ?? inTurn.length;

  for (let number = 0; sum((tally) => tally.kills) < kills; number++) {
    const plan = inTurn[number] ?? randomPlan(number, random);
    await live(worker, plan);
    const [name, point] = [plan.name, lastPoint];
    worker = await start(plan.killInStartUp);
    lastPoint = point;
    count(name, await setup.inspect(worker));
  }
  note('in the end', await setup.checkAll(worker));
  for (const last of [worker, next]) {
    last.kill(true);
    await last.over;
  }

  return {
    tallies,
    kills: sum((tally) => tally.kills),
    passed: sum((tally) => tally.kills - tally.failed) + 2 - failedWithoutKill,
    failed: sum((tally) => tally.failed) + failedWithoutKill,
    problems,
    issued,
    deleted: setup.expectations.deleted.size,
    exported: setup.expectations.exports.size,
    points: { planned: inTurn.length, reached: Math.min(inTurn.length, kills) },
  };
}
