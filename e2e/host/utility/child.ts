// What a utility process runs first: gives the app's module its `process.parentPort`, then loads it.
import { EventEmitter } from 'node:events';
import { pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';

class ParentPort extends EventEmitter {
  postMessage(message: unknown): void {
    process.send?.(message);
  }

  start(): void {}
}

const parentPort = new ParentPort();
// Messages that arrive before the module listens wait for it, as in Electron.
const early: unknown[] = [];
let listening = false;

process.on('message', (data) => {
  if (listening) parentPort.emit('message', { data, ports: [] });
  else early.push(data);
});
parentPort.on('newListener', (event) => {
  if (event !== 'message' || listening) return;
  listening = true;
  queueMicrotask(() => {
    for (const data of early.splice(0)) parentPort.emit('message', { data, ports: [] });
  });
});
process.on('disconnect', () => process.exit());
// Ctrl+C in a terminal reaches every process there; the main process decides what ends.
process.on('SIGINT', () => undefined);

// Told by the parent itself: it may already be gone when we come to ask the system.
const [, , parent = '', modulePath = '', ...args] = process.argv;

// The main thread may be stuck in native code when the parent dies, so another thread keeps watch.
const WATCH = `
  const { workerData: parent } = require('node:worker_threads');
  const alive = () => { try { process.kill(parent, 0); return process.ppid === parent; } catch { return false; } };
  setInterval(() => { if (!alive()) process.kill(process.pid, 'SIGKILL'); }, 500);`;
new Worker(WATCH, { eval: true, workerData: Number(parent), env: {}, execArgv: [] }).unref();

Object.assign(process, { parentPort, type: 'utility' });
process.argv = [process.execPath, modulePath, ...args];
await import(pathToFileURL(modulePath).href);
