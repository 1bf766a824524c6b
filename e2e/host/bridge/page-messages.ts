/** What a document says about itself with every message; the page's own scripts cannot reach this. */
export interface Sender {
  /** Random name of the document, so that an answer never reaches the one that replaced it. */
  readonly doc: string;
  readonly url: string;
  readonly origin: string;
  /** True in the main frame. */
  readonly top: boolean;
}

/** From a document to the host. */
export type FromPage = { readonly from: Sender } & (
  | { readonly t: 'hello'; readonly dark: boolean }
  | { readonly t: 'dark'; readonly dark: boolean }
  | { readonly t: 'key'; readonly accelerator: string }
  | { readonly t: 'preload-error'; readonly error: unknown }
  | { readonly t: 'send'; readonly channel: string; readonly args: unknown }
  | { readonly t: 'invoke'; readonly id: number; readonly channel: string; readonly args: unknown }
);

/** From the host to one document. */
export type ToPage = { readonly doc: string } & (
  | { readonly t: 'reply'; readonly id: number; readonly ok: boolean; readonly value: unknown }
  | { readonly t: 'message'; readonly channel: string; readonly args: unknown }
  | { readonly t: 'keys'; readonly accelerators: readonly string[] }
);

/** Names that the injected scripts and the host agree on; random, so that a page cannot guess them. */
export interface BridgeNames {
  readonly binding: string;
  readonly receive: string;
  readonly toPage: string;
  readonly toPreload: string;
}
