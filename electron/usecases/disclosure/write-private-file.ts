import { randomUUID } from 'node:crypto';
import { realpath, stat } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { AppError } from '../../../shared/errors.ts';
import type { AppContext } from '../context/app-context.ts';

/**
 * Writes a file that only its owner can read (0600), whole or not at all: a part file beside it, fsync,
 * rename. What a crash leaves of it is removed at the next start ({@link removePartFiles}).
 *
 * @throws AppError `file` with the system's reason, or `storage-*`: then nothing was written
 */
export async function writePrivateFile(
  { partFiles }: Pick<AppContext, 'partFiles'>,
  path: string,
  text: string,
): Promise<void> {
  // A link stays a link, and what it leads to is replaced.
  const target = await realpath(path).catch(() => resolve(path));
  await stat(dirname(target)).catch((cause: unknown) => {
    throw notWritten(cause);
  });
  const part = join(dirname(target), `.tokendesk-${randomUUID()}.part`);
  partFiles.announce(part);
  try {
    await partFiles.write(part, text);
    await partFiles.publish(part, target);
  } catch (cause) {
    await partFiles.remove(part).then(
      () => partFiles.forget(part),
      // Start-up tries again.
      () => undefined,
    );
    throw notWritten(cause);
  }
  partFiles.forget(part);
}

/**
 * Removes what earlier runs left of files that they were writing.
 *
 * @param parts those that were there before this run could begin a file
 */
export async function removePartFiles(
  { partFiles, log }: Pick<AppContext, 'partFiles' | 'log'>,
  parts: readonly string[],
): Promise<void> {
  for (const part of parts) {
    try {
      await partFiles.remove(part);
      partFiles.forget(part);
    } catch (error) {
      log.info('part-file.later', { reason: systemCode(error) });
    }
  }
}

function notWritten(cause: unknown): AppError {
  const code = systemCode(cause);
  return new AppError(
    {
      code: 'file',
      message: `The file could not be written (${REASONS[code] ?? code}).`,
      hint: 'Choose another folder and try again. Nothing was left behind.',
      retry: true,
    },
    { cause },
  );
}

function systemCode(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
}

const REASONS: Readonly<Record<string, string>> = {
  ENOSPC: 'the disk is full',
  EACCES: 'you may not write there',
  EPERM: 'you may not write there',
  EROFS: 'the disk is read-only',
  ENOENT: 'the folder does not exist',
  EISDIR: 'there is a folder of that name',
};
