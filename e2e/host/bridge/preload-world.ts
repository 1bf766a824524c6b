import type { makeCodec } from './codec.ts';
import type { watchKeys } from './keys-in-page.ts';
import type { BridgeNames, FromPage, Sender, ToPage } from './page-messages.ts';
import type { makeIpcRenderer } from './renderer-ipc.ts';
import type { makeWorldBridge } from './world-bridge.ts';

interface Parts {
  readonly makeCodec: typeof makeCodec;
  readonly makeWorldBridge: typeof makeWorldBridge;
  readonly makeIpcRenderer: typeof makeIpcRenderer;
  readonly watchKeys: typeof watchKeys;
}

type Preload = (require: (name: string) => unknown, module: object, exports: object, process: object) => void;

/** `Omit` that keeps the members of a union apart. */
type Body = FromPage extends infer M ? (M extends FromPage ? Omit<M, 'from'> : never) : never;

/**
 * Runs in an isolated world before the page's scripts: gives the preload its `electron` and runs it.
 * Its source is sent into the page, so it must not refer to anything outside itself.
 */
export function preloadWorld(
  parts: Parts,
  names: BridgeNames,
  settings: { readonly subframes: boolean; readonly platform: string; readonly versions: object },
  preload: Preload,
): void {
  const top = window === window.parent;
  if ((!top && !settings.subframes) || location.protocol === 'chrome-error:' || location.protocol === 'data:')
    return;

  const global = globalThis as unknown as Record<string, (text: string) => void>;
  const binding = global[names.binding];
  const doc = crypto.getRandomValues(new Uint32Array(4)).join('-');
  const from = (): Sender => ({ doc, url: location.href, origin: self.origin, top });
  const post = (body: Body): void => binding?.(JSON.stringify({ ...body, from: from() }));

  const codec = parts.makeCodec();
  const ipc = parts.makeIpcRenderer(codec, post);
  const bridge = parts.makeWorldBridge(
    parts.makeCodec,
    (text) => window.dispatchEvent(new CustomEvent(names.toPage, { detail: text })),
    () => undefined,
  );
  window.addEventListener(names.toPreload, (event) => bridge.receive((event as CustomEvent<string>).detail));
  const keys = parts.watchKeys((accelerator) => post({ t: 'key', accelerator }));

  global[names.receive] = (text) => {
    const message = JSON.parse(text) as ToPage;
    if (message.doc !== doc) return;
    if (message.t === 'keys') keys.set(message.accelerators);
    else ipc.receive(message);
  };

  const dark = matchMedia('(prefers-color-scheme: dark)');
  dark.addEventListener('change', () => top && post({ t: 'dark', dark: dark.matches }));
  post({ t: 'hello', dark: dark.matches });

  const electron = {
    ipcRenderer: ipc.renderer,
    contextBridge: { exposeInMainWorld: (name: string, api: unknown) => bridge.expose(name, api) },
  };
  const require = (name: string): unknown => {
    if (name === 'electron' || name === 'electron/renderer') return electron;
    throw new Error(`module not found: ${name} (a sandboxed preload has only electron)`);
  };
  const process = {
    type: 'renderer',
    sandboxed: true,
    contextIsolated: true,
    env: {},
    argv: [],
    ...settings,
  };
  const module = { exports: {} };
  try {
    preload(require, module, module.exports, process);
  } catch (error) {
    post({ t: 'preload-error', error: codec.encode(error) });
  }
}
