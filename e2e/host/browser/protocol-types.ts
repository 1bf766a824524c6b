// playwright-core ships the types of Chromium's debugging protocol, but its package exports do not
// name them; only the types are taken from there, so nothing of it is loaded at run time.
export type { Protocol } from '../../../node_modules/playwright-core/types/protocol.d.ts';
