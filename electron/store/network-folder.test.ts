import { tmpdir } from 'node:os';
import { describe, expect, it } from 'vitest';
import { isNetworkFolder } from './network-folder.ts';

describe('isNetworkFolder', () => {
  it.each([
    [0x6969, true],
    [0xff534d42, true],
    // As a signed number.
    [0xff534d42 | 0, true],
    // ext4, btrfs, tmpfs
    [0xef53, false],
    [0x9123683e, false],
    [0x01021994, false],
  ])('knows the file systems of Linux: %i', (type, expected) => {
    expect(isNetworkFolder('/data', 'linux', () => type)).toBe(expected);
  });

  it.each([
    ['\\\\server\\share\\agent', true],
    ['\\\\?\\UNC\\server\\share', true],
    ['\\\\?\\C:\\Users\\agent', false],
    ['\\\\.\\C:\\Users', false],
    ['C:\\Users\\agent\\AppData\\Roaming', false],
  ])('knows the paths of Windows: %s', (folder, expected) => {
    expect(isNetworkFolder(folder, 'win32')).toBe(expected);
  });

  it('takes what the system does not tell for local', () => {
    const fails = (): never => {
      throw new Error('ENOENT');
    };
    expect(isNetworkFolder('/nowhere', 'linux', fails)).toBe(false);
    expect(isNetworkFolder(tmpdir())).toBe(false);
  });
});
