import type { UtilityProcess } from 'electron';

/**
 * Ends a helper process, also one that is blocked in native code: with SIGKILL where there are signals. One that
 * has not started yet has no process id and cannot be killed, so it is ended as soon as it has.
 *
 * @param platform as `process.platform`
 * @param kill sends a signal; throws when there is no such process
 */
export function endHelper(
  child: Pick<UtilityProcess, 'pid' | 'kill'> & { once(event: 'spawn', listener: () => void): unknown },
  platform: string,
  kill: (pid: number, signal: 'SIGKILL') => void = process.kill,
): void {
  const { pid } = child;
  if (pid === undefined) {
    child.once('spawn', () => endHelper(child, platform, kill));
    return;
  }
  if (platform === 'win32') {
    child.kill();
    return;
  }
  try {
    kill(pid, 'SIGKILL');
  } catch {
    // It has just ended by itself.
  }
}
