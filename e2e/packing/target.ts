/** A system and processor that installers are made for, in Node's words. */
export interface PackTarget {
  readonly platform: 'linux' | 'win32' | 'darwin';
  readonly arch: 'x64' | 'arm64';
}

/** All of them. */
export const TARGETS: readonly PackTarget[] = (['linux', 'win32', 'darwin'] as const).flatMap((platform) =>
  (['x64', 'arm64'] as const).map((arch) => ({ platform, arch })),
);

/** `linux-x64` and the like, as keytar's folders are called. */
export const nameOf = ({ platform, arch }: PackTarget): string => `${platform}-${arch}`;
