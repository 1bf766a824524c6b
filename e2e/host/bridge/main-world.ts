import type { makeCodec } from './codec.ts';
import type { BridgeNames } from './page-messages.ts';
import type { makeWorldBridge } from './world-bridge.ts';

interface Parts {
  readonly makeCodec: typeof makeCodec;
  readonly makeWorldBridge: typeof makeWorldBridge;
}

/**
 * Runs in the page's own world before its scripts: receives what the preload exposes.
 * Its source is sent into the page, so it must not refer to anything outside itself.
 */
export function mainWorld(parts: Parts, names: BridgeNames): void {
  const freeze = (value: unknown): unknown => {
    if (typeof value === 'object' && value !== null) Object.values(value).forEach(freeze);
    return typeof value === 'function' || typeof value === 'object' ? Object.freeze(value) : value;
  };
  // Taken before any page script could replace them.
  const dispatch = window.dispatchEvent.bind(window);
  const TextEvent = window.CustomEvent;
  const bridge = parts.makeWorldBridge(
    parts.makeCodec,
    (text) => dispatch(new TextEvent(names.toPreload, { detail: text })),
    (name, api) => Object.defineProperty(window, name, { value: freeze(api), enumerable: true }),
  );
  window.addEventListener(names.toPage, (event) => bridge.receive((event as CustomEvent<string>).detail));
}
