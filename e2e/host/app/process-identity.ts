import { readFileSync } from 'node:fs';

/** The fields of a process after its name, where the system tells (Linux). */
function statOf(pid: number): string[] {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name stands in parentheses and may itself hold spaces and parentheses.
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  } catch {
    return [];
  }
}

/** When a process started: a process id alone may have been given away again. */
const startOf = (pid: number): string => statOf(pid)[19] ?? '';

/** Whether a process runs. One that has ended and waits to be collected does not. */
export function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false;
  }
  return statOf(pid)[0] !== 'Z';
}

/** Our own process, in a form that `isStillRunning` understands. */
export function ownIdentity(): string {
  return `${process.pid} ${startOf(process.pid)}`;
}

/** Whether the very process that wrote this identity still runs. */
export function isStillRunning(identity: string): boolean {
  const [pid = '', start = ''] = identity.split(' ');
  return isRunning(Number(pid)) && (start === '' || startOf(Number(pid)) === start);
}
