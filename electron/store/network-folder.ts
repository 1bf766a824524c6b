import { statfsSync } from 'node:fs';

/**
 * File systems of Linux behind which another computer may write too, by the number that `statfs` gives (statfs(2),
 * linux/magic.h, the sources of each): a write-ahead log needs memory that all its users share.
 */
const NETWORK_TYPES: ReadonlySet<number> = new Set([
  0x6969, // NFS
  0x517b, // SMB
  0xff534d42, // CIFS
  0xfe534d42, // SMB 2 and 3
  0x01021997, // 9P: folders of a virtual machine's host, WSL's view of Windows
  0x786f4256, // VirtualBox' shared folders
  0xbacbacbc, // VMware's shared folders
  0x5346414f, // AFS
  0x73757245, // Coda
  0x00c36400, // Ceph
  0x0bd00bd0, // Lustre
  0x47504653, // GPFS
  0x7461636f, // OCFS2
  0x01161970, // GFS2
]);

/**
 * Whether a folder lies on another computer, as far as the system tells: by the type of its file system on Linux, by
 * its path on Windows. A mapped drive of Windows, and a network folder of macOS, are not recognised.
 *
 * @param folder absolute path of an existing folder
 */
export function isNetworkFolder(
  folder: string,
  platform: string = process.platform,
  typeOf: (folder: string) => number = (path) => statfsSync(path).type,
): boolean {
  if (platform === 'win32') return /^\\\\(?:\?\\UNC\\|(?![?.]\\))/i.test(folder);
  if (platform !== 'linux') return false;
  try {
    // A 32-bit system gives it with a sign.
    return NETWORK_TYPES.has(typeOf(folder) >>> 0);
  } catch {
    return false;
  }
}
