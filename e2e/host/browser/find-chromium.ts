import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const NAMES = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'chrome',
  'microsoft-edge',
];

const HINT = `No Chromium found. Install it (Debian and Ubuntu: apt-get install chromium; macOS: brew install --cask chromium; Windows: winget install Google.Chrome) or name one in TOKENDESK_CHROMIUM.`;

function onPath(env: NodeJS.ProcessEnv): string[] {
  const folders = (env.PATH ?? '').split(delimiter).filter(Boolean);
  const suffix = process.platform === 'win32' ? '.exe' : '';
  return NAMES.flatMap((name) => folders.map((folder) => join(folder, name + suffix)));
}

function wellKnown(env: NodeJS.ProcessEnv): string[] {
  if (process.platform === 'darwin') {
    return ['Chromium', 'Google Chrome', 'Microsoft Edge'].map(
      (name) => `/Applications/${name}.app/Contents/MacOS/${name}`,
    );
  }
  if (process.platform !== 'win32') return ['/snap/bin/chromium', '/opt/google/chrome/chrome'];
  const roots = [env.PROGRAMFILES, env['PROGRAMFILES(X86)'], env.LOCALAPPDATA].filter(
    (root) => root !== undefined,
  );
  const inside = ['Google\\Chrome', 'Chromium', 'Microsoft\\Edge'];
  return roots.flatMap((root) =>
    inside.map((name) =>
      join(root, name, 'Application', name.endsWith('Edge') ? 'msedge.exe' : 'chrome.exe'),
    ),
  );
}

/** The Chromium to start: TOKENDESK_CHROMIUM, else the first one on PATH, else where installers put it. */
export function findChromium(env: NodeJS.ProcessEnv = process.env): string {
  const named = env.TOKENDESK_CHROMIUM;
  if (named) {
    if (existsSync(named)) return named;
    throw new Error(`TOKENDESK_CHROMIUM names ${named}, which does not exist.`);
  }
  const found = [...onPath(env), ...wellKnown(env)].find((path) => existsSync(path));
  if (!found) throw new Error(HINT);
  return found;
}
