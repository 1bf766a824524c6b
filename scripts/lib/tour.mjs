import { hasDisplay } from './display.mjs';
import { keyringReachable, openKeyring } from './keyring.mjs';
import { node24 } from './node24.mjs';
import { at } from './project.mjs';
import { run } from './run.mjs';
import { Problem, say } from './say.mjs';
import { missingOf } from './system-packages.mjs';

/**
 * Runs the tour of the real app, with a throw-away keychain where none can be reached, and session-only
 * where that cannot be opened either.
 *
 * @param {import('./runtime.mjs').Runtime} runtime
 * @param {readonly string[]} args for e2e/tour/tour.ts
 * @param {import('./run.mjs').RunOptions} [options]
 */
export async function runTour(runtime, args, options = {}) {
  const keyring = (await keyringReachable()) ? null : await openKeyringIfPossible();
  const env = { ...keyring?.env, TOKENDESK_RUNTIME: runtime.kind };
  const [program, ...all] = [...displayFor(runtime), node24(), at('e2e/tour/tour.ts'), ...args];
  try {
    return await run(program ?? '', all, { ...options, env });
  } finally {
    await keyring?.close();
  }
}

/**
 * The command that gives a runtime the display it cannot do without; the host can.
 *
 * @param {import('./runtime.mjs').Runtime} runtime
 */
const displayFor = ({ kind }) => (kind === 'electron' && !hasDisplay() ? ['xvfb-run', '-a'] : []);

async function openKeyringIfPossible() {
  // What is not installed has been said.
  if ((await missingOf(['keyring', 'dbus'])).length > 0) return null;
  try {
    return await openKeyring();
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    say(`${error.message} Until then Tokendesk keeps secrets in memory only (session-only).`);
    return null;
  }
}

/**
 * The tour's JSON lines in words.
 *
 * @param {string} stdout
 * @returns {string[]}
 */
export function describeTour(stdout) {
  const lines = stdout
    .split('\n')
    .filter((line) => line.startsWith('{'))
    .map((line) => JSON.parse(line));
  const issued = lines.filter((line) => line.issued);
  return [...lines.map(describeLine), ...(issued.length === 0 ? [] : [describeKeeping(issued)])];
}

/** @param {any} line a TourLine of e2e/tour/issue-everywhere.ts */
function describeLine({ name, issued, expiresAt, expirySource, copied, exported }) {
  if (!issued) return `${name}: no token was issued`;
  const expiry = expiresAt === null ? 'no expiry known' : `expires ${expiresAt} (${expirySource})`;
  return `${name}: token issued, ${expiry}${copied ? ', copied' : ''}${exported ? ', exported' : ''}`;
}

/** @param {readonly {secretIn: string}[]} issued */
function describeKeeping(issued) {
  return issued.every(({ secretIn }) => secretIn === 'keychain')
    ? 'The tokens were kept in a keychain.'
    : 'The tokens were kept in memory only (session-only), because no keychain could be used here.';
}
