import type { RelaunchOptions } from 'electron';

/**
 * How to start the app once more. An AppImage runs from a mount that goes with the process, so what has to be
 * started is the image file, and unpacked: the old mount may still be there.
 *
 * @param argv as `process.argv`
 * @returns undefined where Electron's own way is right
 */
export function relaunchOptions(
  env: NodeJS.ProcessEnv,
  argv: readonly string[],
): RelaunchOptions | undefined {
  const image = env.APPIMAGE;
  if (!image) return undefined;
  return { execPath: image, args: ['--appimage-extract-and-run', ...argv.slice(1)] };
}
