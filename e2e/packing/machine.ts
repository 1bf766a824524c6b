import type { PackTarget } from './target.ts';

/** The machine numbers of ELF (e_machine), PE (Machine) and Mach-O (cputype). */
export const MACHINES = {
  linux: { x64: 0x3e, arm64: 0xb7 },
  win32: { x64: 0x8664, arm64: 0xaa64 },
  darwin: { x64: 0x01000007, arm64: 0x0100000c },
} as const satisfies Record<PackTarget['platform'], Record<PackTarget['arch'], number>>;

const ELF = 0x7f454c46;
const MZ = 0x5a4d;
const MACH_O_64 = 0xfeedfacf;

/**
 * The system and processor that a program or library was compiled for, by its header.
 *
 * @throws {Error} when the header is none of ELF, PE and thin 64-bit Mach-O, or the machine is unknown
 */
export function compiledFor(file: Buffer): PackTarget {
  const [platform, machine] = header(file);
  for (const arch of ['x64', 'arm64'] as const)
    if (MACHINES[platform][arch] === machine) return { platform, arch };
  throw new Error(`unknown machine 0x${machine.toString(16)} for ${platform}`);
}

function header(file: Buffer): [PackTarget['platform'], number] {
  if (file.readUInt32BE(0) === ELF) return ['linux', file.readUInt16LE(18)];
  if (file.readUInt32LE(0) === MACH_O_64) return ['darwin', file.readUInt32LE(4)];
  if (file.readUInt16LE(0) === MZ) return ['win32', file.readUInt16LE(file.readUInt32LE(0x3c) + 4)];
  throw new Error('neither ELF nor PE nor Mach-O');
}
