// `npm run package [-- --linux --win --mac ...]`: builds the app and makes installers in dist/.
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { ensureBuild } from './lib/build.mjs';
import { builderArguments } from './lib/builder-arguments.mjs';
import { ensureDependencies } from './lib/dependencies.mjs';
import { DOWNLOAD_OPTIONS, downloadEnv, downloadLikeNpm } from './lib/electron/network.mjs';
import { node24, onNode24 } from './lib/node24.mjs';
import { at } from './lib/project.mjs';
import { run } from './lib/run.mjs';
import { Problem, runMain, say } from './lib/say.mjs';

const PLATFORMS = { '--linux': 'linux', '--win': 'win32', '--mac': 'darwin' };

await runMain(async () => {
  await ensureDependencies();
  return onNode24(import.meta.url, makeInstallers);
});

async function makeInstallers() {
  const args = process.argv.slice(2);
  const asked = Object.entries(PLATFORMS).filter(([flag]) => args.includes(flag));
  const platforms = asked.length > 0 ? asked.map(([, platform]) => platform) : [process.platform];
  // Whoever brings their own copy (-c.electronDist=FOLDER) needs no download.
  const own = args.some((arg) => arg.includes('electronDist'));
  for (const platform of own ? [] : platforms) await ensureElectron(platform);
  await ensureBuild();
  const builder = at('node_modules/electron-builder/cli.js');
  // It downloads tools of its own.
  const all = [...DOWNLOAD_OPTIONS, builder, ...builderArguments(args, process)];
  return (await run(node24(), all, { env: downloadEnv() })).code;
}

/**
 * Fetches Electron for a platform into its cache, where electron-builder then finds it. Asking first
 * gives one sentence instead of electron-builder's stack trace.
 *
 * @param {string} platform
 */
async function ensureElectron(platform) {
  downloadLikeNpm();
  const require = createRequire(at('node_modules/electron/package.json'));
  const ofElectron = (/** @type {string} */ file) => require(at(`node_modules/electron/${file}`));
  const { downloadArtifact } = await import(pathToFileURL(require.resolve('@electron/get')).href);
  const { version } = ofElectron('package.json');
  say(`Fetching Electron ${version} for ${platform} ...`);
  try {
    const checksums = ofElectron('checksums.json');
    await downloadArtifact({ version, artifactName: 'electron', platform, arch: process.arch, checksums });
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new Problem(
      `Cannot package: Electron ${version} for ${platform} could not be downloaded (${why}); ` +
        'allow downloads from github.com, or name a mirror in ELECTRON_MIRROR, and run this again.',
    );
  }
}
