import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { extractAll } from '@electron/asar';
import { TEMPORARY_PREFIX } from '../browser/profile.ts';

/**
 * Unpacks an app's archive, with what lies beside it in `<archive>.unpacked`, into a folder that goes with
 * this process. Node cannot read an archive in place, as Electron does.
 *
 * @param archive absolute path of the `.asar` file
 * @returns absolute path of the folder
 */
export function unpackArchive(archive: string): string {
  // The name begins as that of Chromium's profile does: whatever sweeps the one sweeps the other.
  const folder = mkdtempSync(join(tmpdir(), `${TEMPORARY_PREFIX}${process.pid}-app-`));
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
  extractAll(archive, folder);
  return folder;
}
