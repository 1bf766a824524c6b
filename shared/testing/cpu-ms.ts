/**
 * Processor time that work takes in this thread, in ms: the least of some tries. Unlike time by the clock,
 * it does not grow with what else the machine does; it is counted in steps of up to 10 ms.
 */
export function cpuMs(work: () => void, tries = 3): number {
  const times = Array.from({ length: tries }, () => {
    const start = process.threadCpuUsage();
    work();
    const { user, system } = process.threadCpuUsage(start);
    return (user + system) / 1000;
  });
  return Math.min(...times);
}

/**
 * How many times longer work takes on a text than on its eighths one after the other: 1 where the time
 * grows with the length, 8 where it grows with its square.
 *
 * @param length characters of the long text, of which `part` is repeated
 */
export function growth(work: (text: string) => void, part: string, length: number): number {
  const [short, long] = [length / 8, length].map((size) => part.repeat(Math.ceil(size / part.length)));
  const eighths = cpuMs(() => {
    for (let turn = 0; turn < 8; turn++) work(short ?? '');
  });
  return (cpuMs(() => work(long ?? '')) + 10) / (eighths + 10);
}
