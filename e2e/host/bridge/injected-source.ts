import { makeCodec } from './codec.ts';
import { watchKeys } from './keys-in-page.ts';
import { mainWorld } from './main-world.ts';
import type { BridgeNames } from './page-messages.ts';
import { preloadWorld } from './preload-world.ts';
import { makeIpcRenderer } from './renderer-ipc.ts';
import { makeWorldBridge } from './world-bridge.ts';

/** The script for the page's own world. */
export function mainWorldSource(names: BridgeNames): string {
  return `(${mainWorld})({ makeCodec: ${makeCodec}, makeWorldBridge: ${makeWorldBridge} }, ${JSON.stringify(names)});`;
}

/** The script for the isolated world, with the preload's own text inside. */
export function preloadWorldSource(names: BridgeNames, subframes: boolean, preload: string): string {
  const parts = `{ makeCodec: ${makeCodec}, makeWorldBridge: ${makeWorldBridge}, makeIpcRenderer: ${makeIpcRenderer}, watchKeys: ${watchKeys} }`;
  const settings = { subframes, platform: process.platform, versions: process.versions };
  const wrapped = `function (require, module, exports, process) {\n${preload}\n}`;
  return `(${preloadWorld})(${parts}, ${JSON.stringify(names)}, ${JSON.stringify(settings)}, ${wrapped});`;
}
