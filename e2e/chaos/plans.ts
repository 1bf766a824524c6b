import type { Step } from './messages.ts';
import type { Random } from './random.ts';
import { ACTIONS } from './worker/actions.ts';

/** How one worker is to end. */
export interface Plan {
  /** For the table: the action that is killed, or `random`. */
  readonly name: string;
  readonly sequences: readonly (readonly Step[])[];
  /** Number of the kill point in start-up at which the worker ends; null for none. */
  readonly killInStartUp: number | null;
  /** Ms after the sequences were begun; null when a kill point does it. */
  readonly killAfterMs: number | null;
  readonly withKeychain: boolean;
}

const QUIET = { killInStartUp: null, killAfterMs: null, withKeychain: false } as const;
/** Of the many alike points of a long action (one for each keychain entry), the first and last so many count. */
const ALIKE = 3;
/** Longest that a random worker lasts, in ms. */
const RANDOM_MS = 260;

/** One plan for each kill point of an action. @param points the points that the action passes */
export function plansFor(action: string, points: readonly string[]): Plan[] {
  const places = new Map<string, number[]>();
  for (const [index, point] of points.entries()) places.set(point, [...(places.get(point) ?? []), index]);
  return [...places.values()]
    .flatMap((all) => (all.length <= 2 * ALIKE ? all : [...all.slice(0, ALIKE), ...all.slice(-ALIKE)]))
    .sort((a, b) => a - b)
    .map((killAt) => ({
      ...QUIET,
      name: action,
      sequences: [[{ op: `${action} ${killAt}`, action, killAt }]],
    }));
}

/** A worker that is killed at some moment, now and then already while it starts. */
export function randomPlan(number: number, random: Random): Plan {
  const sequence = (kind: string, length: number): Step[] => {
    const names = Object.keys(ACTIONS).filter((name) => kind === 'any' || ACTIONS[name]?.sequence === kind);
    return Array.from({ length }, (_, index) => ({
      op: `random ${number} ${kind} ${index}`,
      action: random.pick(names) ?? '',
      killAt: null,
    }));
  };
  return {
    name: 'random',
    sequences:
      random.below(3) === 0 ? [sequence('any', 6)] : [sequence('tokens', 5), sequence('connections', 4)],
    killInStartUp: random.below(5) === 0 ? random.below(24) : null,
    killAfterMs: random.below(RANDOM_MS),
    withKeychain: random.below(3) === 0,
  };
}

/** A worker in which each of the actions is done once and nothing is killed, to learn its points. */
export function rehearsal(actions: readonly string[]): Plan {
  const sequence = actions.map((action) => ({ op: `rehearsal ${action}`, action, killAt: null }));
  return { ...QUIET, name: 'rehearsal', sequences: [sequence] };
}
