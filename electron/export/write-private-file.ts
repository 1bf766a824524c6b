import writeFileAtomic from 'write-file-atomic';
import { AppError } from '../../shared/errors.ts';

/**
 * Writes a file that only its owner can read (0600), whole or not at all: a temporary file beside it,
 * fsync, rename.
 *
 * @throws AppError `file` with the system's reason
 */
export async function writePrivateFile(path: string, text: string): Promise<void> {
  try {
    await writeFileAtomic(path, text, { mode: 0o600, encoding: 'utf8' });
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? String(cause.code) : 'unknown';
    throw new AppError(
      {
        code: 'file',
        message: `The file could not be written (${REASONS[code] ?? code}).`,
        hint: 'Choose another folder and try again. Nothing was left behind.',
        retry: true,
      },
      { cause },
    );
  }
}

const REASONS: Readonly<Record<string, string>> = {
  ENOSPC: 'the disk is full',
  EACCES: 'you may not write there',
  EPERM: 'you may not write there',
  EROFS: 'the disk is read-only',
  ENOENT: 'the folder does not exist',
  EISDIR: 'there is a folder of that name',
};
