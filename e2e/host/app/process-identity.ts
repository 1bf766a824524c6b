import { readFileSync } from 'node:fs';

/** When a process started, where the system tells: a process id alone may have been given away again. */
function startOf(pid: number): string {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The second field is the program's name in parentheses and may hold spaces; field 22 is the start.
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '';
  } catch {
    return '';
  }
}

/** Our own process, in a form that `isStillRunning` understands. */
export function ownIdentity(): string {
  return `${process.pid} ${startOf(process.pid)}`;
}

/** Whether the very process that wrote this identity still runs. */
export function isStillRunning(identity: string): boolean {
  const [pid = '', start = ''] = identity.split(' ');
  try {
    process.kill(Number(pid), 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false;
  }
  return start === '' || startOf(Number(pid)) === start;
}
