import type { UpdateFeed } from '../usecases/context/ports.ts';

/** What this installation is. */
export interface Installation {
  /** app-update.yml as electron-builder wrote it; null where there is none. */
  readonly config: string | null;
  readonly platform: string;
  readonly isAppImage: boolean;
}

/**
 * Where an installation asks for newer versions, and whether it can install them itself. Windows: only when
 * app-update.yml names who signs, because only then is the signature checked. macOS checks in any case. Linux: an
 * AppImage can (by SHA-512 alone); a DEB belongs to the system's package manager.
 *
 * @returns null without an https feed
 */
export function installedFeed({
  config,
  platform,
  isAppImage,
}: Installation): Pick<UpdateFeed, 'host' | 'installable'> | null {
  const url = /^url: *['"]?(https:\/\/[^\s'"]+)/m.exec(config ?? '')?.[1];
  if (url === undefined || !URL.canParse(url)) return null;
  const isSigned = /^publisherName:/m.test(config ?? '');
  const installable = platform === 'win32' ? isSigned : platform === 'darwin' || isAppImage;
  return { host: new URL(url).host, installable };
}
