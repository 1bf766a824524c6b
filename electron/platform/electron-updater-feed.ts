import type { AppUpdater } from 'electron-updater';
import type { UpdateFeed } from '../usecases/context/ports.ts';

/** electron-updater would send an id that it makes up once for each installation: everybody sends this one instead. */
const NOBODY = '00000000-0000-0000-0000-000000000000';

/**
 * An update feed by electron-updater, which here does nothing by itself: no download, and no installation before a
 * download that somebody asked for.
 *
 * @param load called at the first use
 */
export function electronUpdaterFeed(
  load: () => Promise<AppUpdater>,
  about: Pick<UpdateFeed, 'host' | 'installable'>,
): UpdateFeed {
  let loaded: Promise<AppUpdater> | undefined;
  const updater = (): Promise<AppUpdater> => {
    loaded ??= load().then(tamed);
    return loaded;
  };
  return {
    ...about,
    async check() {
      const result = await (await updater()).checkForUpdates();
      return result?.isUpdateAvailable === true ? result.updateInfo.version : null;
    },
    async download(onPercent) {
      const one = await updater();
      const tell = ({ percent }: { percent: number }): void => onPercent(percent);
      one.on('download-progress', tell);
      // Looked at when the download is complete, and again when the app ends.
      one.autoInstallOnAppQuit = true;
      try {
        await one.downloadUpdate();
      } catch (error) {
        one.autoInstallOnAppQuit = false;
        throw error;
      } finally {
        one.off('download-progress', tell);
      }
    },
  };
}

function tamed(updater: AppUpdater): AppUpdater {
  updater.autoDownload = false;
  updater.autoInstallOnAppQuit = false;
  updater.disableWebInstaller = true;
  // Its messages hold addresses and headers; ours are written by the use case.
  updater.logger = null;
  updater.requestHeaders = { 'x-user-staging-id': NOBODY };
  // Failures reach whoever asked as a rejection; without a listener, this event would end the process.
  updater.on('error', () => undefined);
  return updater;
}
