// Electron's own installer, and one JSON line on stdout whenever bytes have arrived: {"bytes":N,"total":N}.
// It fetches with the global fetch, so that is where they are counted.
import { createRequire } from 'node:module';
import { at } from '../project.mjs';

const EVERY_MS = 250;

const fetchOnly = globalThis.fetch;
globalThis.fetch = async (...args) => {
  const response = await fetchOnly(...args).catch((error) => Promise.reject(withCause(error, args[0])));
  if (!response.ok || response.body === null) return response;
  const { status, statusText, headers } = response;
  const total = Number(headers.get('content-length') ?? 0);
  return new Response(response.body.pipeThrough(counter(total)), { status, statusText, headers });
};

// The bar of its own would be a second one.
process.env.ELECTRON_GET_NO_PROGRESS = '1';
createRequire(import.meta.url)(at('node_modules', 'electron', 'install.js'));

/** @param {number} total bytes that are announced, 0 when none are */
function counter(total) {
  let [bytes, saidAt] = [0, 0];
  return new TransformStream({
    transform(chunk, controller) {
      bytes += chunk.length;
      controller.enqueue(chunk);
      if (bytes < total && Date.now() - saidAt < EVERY_MS) return;
      saidAt = Date.now();
      console.log(JSON.stringify({ bytes, total }));
    },
  });
}

/**
 * Fetch says no more than "fetch failed"; what a person needs is where, and the network's own code.
 *
 * @param {unknown} error
 * @param {string | URL | Request} target
 */
function withCause(error, target) {
  const cause = /** @type {{cause?: {code?: string, message?: string}}} */ (error).cause;
  const { host } = new URL(target instanceof Request ? target.url : target);
  return new Error(`${host}: ${cause?.code ?? cause?.message ?? error}`, { cause: error });
}
