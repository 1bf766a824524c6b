import { z } from 'zod';

const schemas = { 4: z.ipv4(), 6: z.ipv6() } as const;
const cidr = z.union([z.cidrv4(), z.cidrv6()]);

interface Address {
  readonly family: 4 | 6;
  readonly value: bigint;
}

/**
 * What is wrong with one line of an IP allow list, as a sentence; null for an IPv4 or IPv6 address, a
 * range in CIDR notation, or a range `from-to` of one family in ascending order.
 */
export function ipRangeProblem(line: string): string | null {
  if (line.includes('/')) {
    return cidr.safeParse(line).success
      ? null
      : `“${line}” is not a range in CIDR notation, such as 198.51.100.0/24.`;
  }
  const ends = line.split('-').map((end) => readAddress(end.trim()));
  const [from, to = from] = ends;
  if (ends.length > 2 || from == null || to == null) {
    return `“${line}” is not an IP address or range: one per line, such as 203.0.113.7 or 203.0.113.7-203.0.113.20.`;
  }
  if (from.family !== to.family) return `“${line}” mixes IPv4 and IPv6: both ends must be of one kind.`;
  return from.value > to.value ? `“${line}” runs backwards: put the lower address first.` : null;
}

function readAddress(text: string): Address | null {
  if (schemas[4].safeParse(text).success) return { family: 4, value: join(text.split('.').map(Number), 8n) };
  if (!schemas[6].safeParse(text).success) return null;
  return { family: 6, value: join(groupsOf(text), 16n) };
}

/** The eight groups of an IPv6 address; the URL parser writes every spelling in one way. */
function groupsOf(text: string): number[] {
  const [head = '', tail] = new URL(`http://[${text}]`).hostname.slice(1, -1).split('::');
  const read = (part: string): number[] =>
    part === '' ? [] : part.split(':').map((group) => Number.parseInt(group, 16));
  if (tail === undefined) return read(head);
  const [before, after] = [read(head), read(tail)];
  return [...before, ...Array<number>(8 - before.length - after.length).fill(0), ...after];
}

function join(groups: readonly number[], bits: bigint): bigint {
  return groups.reduce((value, group) => (value << bits) | BigInt(group), 0n);
}
