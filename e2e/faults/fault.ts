import type { Profile } from '../fixtures/profile.ts';

/** Something that goes wrong with the files, and the proof that nothing is lost. */
export interface Fault {
  readonly name: string;
  /** @returns what the agent sees, in the app's own words; throws when it is not as it should be */
  run(profile: Profile): Promise<string>;
}

/** Thrown by a fault that cannot be made on this machine, with the reason. */
export class Skipped extends Error {}

/** @throws with the two values when they differ */
export function same<T>(what: string, found: T, wanted: T): void {
  if (JSON.stringify(found) === JSON.stringify(wanted)) return;
  throw new Error(`${what}: ${JSON.stringify(found)} instead of ${JSON.stringify(wanted)}`);
}

/** @throws with the text when it does not contain the words */
export function says(text: string, words: string): string {
  const line = text.split('\n').find((one) => one.includes(words));
  if (line === undefined) throw new Error(`It does not say “${words}”, but:\n${text}`);
  return line.replace(/^\[host\] message box: /, '');
}
