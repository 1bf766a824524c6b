import { Problem } from './say.mjs';

/** Where the packaged app asks for a newer version; without it, it never asks. */
export const UPDATE_FEED = 'TOKENDESK_UPDATE_FEED';

/**
 * What electron-builder is called with.
 *
 * @param {readonly string[]} asked by the person: `--win`, `-c.electronDist=FOLDER`, ...
 * @param {{ platform: string, env: Record<string, string | undefined> }} host
 * @throws {Problem} when the feed is no https address
 */
export function builderArguments(asked, { platform, env }) {
  const args = ['--config', 'electron-builder.yml', '--publish', 'never'];
  // Flipping fuses breaks the signature that Apple's processors want of every program, and an unsigned build has no
  // later one. It takes codesign, which is on a Mac only.
  if (platform === 'darwin') args.push('-c.electronFuses.resetAdHocDarwinSignature=true');
  const feed = env[UPDATE_FEED];
  if (feed !== undefined && feed !== '')
    args.push('-c.publish.provider=generic', `-c.publish.url=${https(feed)}`);
  return [...args, ...asked];
}

/** @param {string} feed */
function https(feed) {
  if (!URL.canParse(feed) || new URL(feed).protocol !== 'https:')
    throw new Problem(`${UPDATE_FEED} must be an https address; it is ${JSON.stringify(feed)}.`);
  return feed;
}
