/**
 * The page's only clock: one tick a second for every countdown that is on the screen, none while the
 * window is hidden or nothing counts.
 */
/** A tick older than this is too old for a countdown that begins now. */
const STALE_MS = 100;
const listeners = new Set<() => void>();
let timer: ReturnType<typeof setTimeout> | undefined;
let lastTick = Date.now();

function tick(): void {
  lastTick = Date.now();
  for (const listener of listeners) listener();
  schedule();
}

function schedule(): void {
  clearTimeout(timer);
  timer = undefined;
  if (listeners.size === 0 || document.hidden) return;
  // From the clock, not from the last tick, so that a late timer does not add up.
  timer = setTimeout(tick, 1000 - (Date.now() % 1000));
}

function onVisibility(): void {
  if (document.hidden) schedule();
  else tick();
}

/** Calls back on each tick; returns the function that ends it. */
export function onTick(listener: () => void): () => void {
  if (listeners.size === 0) {
    lastTick = Date.now();
    document.addEventListener('visibilitychange', onVisibility);
  }
  listeners.add(listener);
  // What appears between two ticks must not count from the last one.
  if (Date.now() - lastTick > STALE_MS) tick();
  else if (timer === undefined) schedule();
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    document.removeEventListener('visibilitychange', onVisibility);
    schedule();
  };
}

/** Unix ms of the last tick: the same for everything that is drawn together. */
export function tickTime(): number {
  return listeners.size === 0 ? Date.now() : lastTick;
}
