import type { Lookup } from '../kit/lookup.ts';
import { buildSearch, readSearch } from './channel-list.ts';
import { deleteSecret, generateSecret, rotateSecret } from './channel-secret.ts';

/** Publishing channels and their secrets. */
export const channels: Lookup = {
  buildSearch,
  readSearch,
  details: null,
  actions: { generate: generateSecret, rotate: rotateSecret, delete: deleteSecret },
};
