import type { RepairReport, RepairResult } from '../../../shared/models/repair.ts';
import { counted } from '../../ui/options.ts';

/** What was looked at. */
export function reportSummary(report: RepairReport): string {
  if (report.elsewhere > 0) {
    return `This is another keychain, or it was emptied: ${counted(report.elsewhere, 'secret')} of Tokendesk ${report.elsewhere === 1 ? 'is' : 'are'} not in it. Open the keychain that was used before and verify again. Nothing was changed, and nothing is marked as gone.`;
  }
  const { tokens, connections, deletedTokens, deletedConnections } = report;
  const rows = `${counted(tokens, 'token')} and ${counted(connections, 'connection')} verified`;
  const deleted = [
    ...(deletedTokens === 0 ? [] : [counted(deletedTokens, 'deleted token')]),
    ...(deletedConnections === 0 ? [] : [counted(deletedConnections, 'deleted connection')]),
  ];
  return deleted.length === 0 ? `${rows}.` : `${rows}, ${deleted.join(' and ')} looked for.`;
}

/** What a repair would do. */
export function planSummary({ problems }: RepairReport): string {
  const leftOver = problems.filter(({ kind }) => kind === 'left-over').length;
  const missing = problems.filter(({ kind }) => kind === 'missing').length;
  const steps = [
    leftOver > 0 ? [`removes ${counted(leftOver, 'unused entry', 'unused entries')} from the keychain`] : [],
    missing > 0 ? [`marks ${counted(missing, 'secret')} as gone`] : [],
  ].flat();
  return `Tokendesk verifies again, then ${steps.join(' and ')}. At the vendors nothing changes.`;
}

/** What a repair did. */
export function resultSummary({ removed, marked, left }: RepairResult): string {
  const done = `Repaired: ${counted(removed, 'entry', 'entries')} removed, ${counted(marked, 'secret')} marked as gone.`;
  return left === 0 ? done : `${done} ${counted(left, 'problem')} left to you.`;
}
