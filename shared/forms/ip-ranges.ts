import ipaddr from 'ipaddr.js';
import { z } from 'zod';

const cidr = z.union([z.cidrv4(), z.cidrv6()]);

type Address = ReturnType<typeof ipaddr.parse>;

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
  if (from.kind() !== to.kind()) return `“${line}” mixes IPv4 and IPv6: both ends must be of one kind.`;
  return isAfter(from, to) ? `“${line}” runs backwards: put the lower address first.` : null;
}

/** Only the usual spellings: no octal, hexadecimal or shortened IPv4, and no zone of one computer. */
function readAddress(text: string): Address | null {
  if (ipaddr.IPv4.isValidFourPartDecimal(text)) return ipaddr.IPv4.parse(text);
  return !text.includes('%') && ipaddr.IPv6.isValid(text) ? ipaddr.IPv6.parse(text) : null;
}

function isAfter(from: Address, to: Address): boolean {
  const [lower, upper] = [from.toByteArray(), to.toByteArray()];
  const first = lower.findIndex((byte, index) => byte !== upper[index]);
  return first >= 0 && (lower[first] ?? 0) > (upper[first] ?? 0);
}
