import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { app } from 'electron';
import type { UpdateFeed } from '../usecases/context/ports.ts';
import { policyFile } from '../usecases/updates/policy.ts';
import { electronUpdaterFeed } from './electron-updater-feed.ts';
import { installedFeed } from './installed-feed.ts';

/** The feed that was named when this app was packaged; null where there was none, or the app is not packaged. */
export function findUpdateFeed(): UpdateFeed | null {
  if (!app.isPackaged) return null;
  const about = installedFeed({
    config: textOf(join(process.resourcesPath, 'app-update.yml')),
    platform: process.platform,
    isAppImage: process.env.APPIMAGE !== undefined,
  });
  if (about === null) return null;
  return electronUpdaterFeed(async () => (await import('./electron-updater.ts')).autoUpdater, about);
}

/** The computer's policy; null where there is none, and empty where it cannot be read. */
export function readPolicy(): string | null {
  const path = policyFile(process.platform, process.env);
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    return isMissing(error) ? null : '';
  }
}

function textOf(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return null;
  }
}

const isMissing = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR');
