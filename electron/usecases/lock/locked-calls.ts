import type { CallName } from '../../../shared/contract.ts';
import { appLocked } from './lock-errors.ts';

/** What a locked app still answers: the history with its countdowns, its own state, and the way out. */
const ALLOWED: ReadonlySet<CallName> = new Set<CallName>([
  'app.info',
  'app.reportError',
  'clipboard.clear',
  'clipboard.state',
  'connections.list',
  'jobs.problems',
  'keychain.status',
  'keychain.recheck',
  'lock.lock',
  'lock.startOver',
  'lock.state',
  'lock.unlock',
  'lock.unlockByFingerprint',
  'settings.get',
  'tokens.list',
]);

/** Throws `app-locked` for every call that a locked app does not answer. */
export function refuseWhileLocked(name: CallName): void {
  if (!ALLOWED.has(name)) throw appLocked();
}
