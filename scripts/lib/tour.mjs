import { keyringReachable, openKeyring } from './keyring.mjs';
import { node24 } from './node24.mjs';
import { at } from './project.mjs';
import { run } from './run.mjs';

const NAMES = {
  intershop: 'Intershop Contact Center',
  commvault: 'Commvault',
  oracle: 'Oracle Content Management',
  crmcom: 'CRM.COM',
};

/**
 * Runs the tour of the real app, with a throw-away keychain where none can be reached.
 *
 * @param {'electron' | 'host'} runtime
 * @param {readonly string[]} args for e2e/tour/tour.ts
 * @param {import('./run.mjs').RunOptions} [options]
 */
export async function runTour(runtime, args, options = {}) {
  const keyring = (await keyringReachable()) ? null : await openKeyring();
  const env = { ...keyring?.env, TOKENDESK_RUNTIME: runtime };
  try {
    return await run(node24(), [at('e2e/tour/tour.ts'), ...args], { ...options, env });
  } finally {
    await keyring?.close();
  }
}

/**
 * The tour's JSON lines in words.
 *
 * @param {string} stdout
 */
export function describeTour(stdout) {
  return stdout
    .split('\n')
    .filter((line) => line.startsWith('{'))
    .map((line) => JSON.parse(line))
    .map(({ api, issued, expiresAt, expirySource, copied, exported }) => {
      const name = NAMES[/** @type {keyof typeof NAMES} */ (api)];
      if (!issued) return `${name}: no token was issued`;
      const expiry = expiresAt === null ? 'no expiry known' : `expires ${expiresAt} (${expirySource})`;
      return `${name}: token issued, ${expiry}${copied ? ', copied' : ''}${exported ? ', exported' : ''}`;
    });
}
