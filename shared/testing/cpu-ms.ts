/**
 * Processor time that work takes in this thread, in ms: the least of some tries. Unlike time by the clock,
 * it does not grow with what else the machine does.
 */
export function cpuMs(work: () => void, tries = 4): number {
  const times = Array.from({ length: tries }, () => {
    const start = process.threadCpuUsage();
    work();
    const { user, system } = process.threadCpuUsage(start);
    return (user + system) / 1000;
  });
  return Math.min(...times);
}
