import type { TokendeskBridge } from '../shared/contract.ts';

declare global {
  interface Window {
    /** Put there by the preload; the page's only way to the main process. */
    readonly tokendesk: TokendeskBridge;
  }
}
