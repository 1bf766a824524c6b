import { readdirSync, readFileSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';

/**
 * Ends every process (but this one) that was started with a variable set to a value: first politely,
 * after two seconds by force. Linux only; elsewhere it does nothing.
 *
 * @param {string} name
 * @param {string} value unique, so that nobody else's process can match
 */
export async function endMarked(name, value) {
  for (let tries = 0; tries < 60; tries++) {
    const pids = marked(`${name}=${value}`);
    if (pids.length === 0) return;
    for (const pid of pids) end(pid, tries < 40 ? 'SIGTERM' : 'SIGKILL');
    await delay(50);
  }
}

/** @param {string} entry */
function marked(entry) {
  if (process.platform !== 'linux') return [];
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid)
    .filter((pid) => read(`/proc/${pid}/environ`).split('\0').includes(entry))
    .map(Number);
}

/** @param {string} path */
function read(path) {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}

/**
 * @param {number} pid
 * @param {NodeJS.Signals} signal
 */
function end(pid, signal) {
  try {
    process.kill(pid, signal);
  } catch {
    // It has ended meanwhile.
  }
}
