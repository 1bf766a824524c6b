import type { CleanUpCount, CleanUpPolicy } from '../../../shared/models/clean-up.ts';
import { cleanUpPolicySchema } from '../../../shared/models/clean-up.ts';
import { counted } from '../../ui/options.ts';

/** The policy as it is typed. */
export interface PolicyDraft {
  readonly secretRetentionDays: string;
  readonly historyRetentionDays: string;
}

export const toDraft = (policy: CleanUpPolicy): PolicyDraft => ({
  secretRetentionDays: String(policy.secretRetentionDays),
  historyRetentionDays: String(policy.historyRetentionDays),
});

export type DraftReading =
  | { readonly ok: true; readonly policy: CleanUpPolicy }
  | { readonly ok: false; readonly problems: Partial<PolicyDraft> };

/** Reads what is typed, or says what is wrong with it. */
export function readDraft(draft: PolicyDraft): DraftReading {
  const policy = {
    secretRetentionDays: days(draft.secretRetentionDays),
    historyRetentionDays: days(draft.historyRetentionDays),
  };
  const read = cleanUpPolicySchema.safeParse(policy);
  if (read.success) return { ok: true, policy: read.data };
  const wrong = new Set(read.error.issues.map(({ path }) => path[0]));
  return {
    ok: false,
    problems: {
      ...(wrong.has('secretRetentionDays') ? { secretRetentionDays: problem(365) } : {}),
      ...(wrong.has('historyRetentionDays') ? { historyRetentionDays: problem(3_650) } : {}),
    },
  };
}

/** True when the new policy removes something that the old one keeps. */
export function isStricter(next: CleanUpPolicy, old: CleanUpPolicy): boolean {
  return (
    keeps(next.secretRetentionDays) < keeps(old.secretRetentionDays) ||
    keeps(next.historyRetentionDays) < keeps(old.historyRetentionDays)
  );
}

export const isSamePolicy = (a: CleanUpPolicy, b: CleanUpPolicy): boolean =>
  a.secretRetentionDays === b.secretRetentionDays && a.historyRetentionDays === b.historyRetentionDays;

/** `12 secrets, 0 entries`. */
export function countLabel({ secrets, rows }: CleanUpCount, between = ', '): string {
  return counted(secrets, 'secret') + between + counted(rows, 'entry', 'entries');
}

const keeps = (daysKept: number): number => (daysKept === 0 ? Number.POSITIVE_INFINITY : daysKept);
const days = (typed: string): number => (/^\d{1,5}$/.test(typed.trim()) ? Number(typed) : Number.NaN);
const problem = (most: number): string => `Enter a whole number from 0 to ${most.toLocaleString('en-GB')}.`;
