import { toErrorData } from '../../../shared/errors.ts';

/** What stands beside the passphrase field after a refused try, with the seconds until the next one. */
export function passphraseProblem(error: unknown, wait: number): string | undefined {
  const refused = isRefusal(error) ? toErrorData(error).message : undefined;
  if (wait === 0) return refused;
  return `${refused ?? 'Too many wrong tries.'} Next try in ${wait} s.`;
}

/** True for a wrong passphrase, or one that came too soon; everything else has another cause. */
export function isRefusal(error: unknown): boolean {
  return error !== null && toErrorData(error).code === 'app-locked';
}
