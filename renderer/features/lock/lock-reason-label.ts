import type { LockReason } from '../../../shared/models/lock.ts';

/** Why the app is locked, as a sentence. */
export const LOCK_REASON_LABELS: Readonly<Record<LockReason, string>> = {
  start: 'It locks each time it starts.',
  idle: 'Nobody used this computer for a while.',
  sleep: 'This computer went to sleep.',
  screen: 'This computer’s screen was locked.',
  agent: 'You locked it.',
};
