import type { AuditAction } from '../../store/audit-table.ts';

/**
 * Lets a secret leave: the audit line is committed before anybody gets it, and another one says so when it did not
 * leave after all.
 *
 * @param note adds a line; what it throws keeps the secret here
 */
export async function auditedFirst<T>(
  note: (action: AuditAction) => void,
  { action, failed }: { readonly action: AuditAction; readonly failed: AuditAction },
  leave: () => T | Promise<T>,
): Promise<T> {
  note(action);
  try {
    return await leave();
  } catch (error) {
    note(failed);
    throw error;
  }
}
