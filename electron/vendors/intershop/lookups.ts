import type { Lookup } from '../kit/lookup.ts';
import { buildDetails, readDetails } from './customer-details.ts';
import { buildSearch, readSearch } from './customer-search.ts';

/** Customers of the Contact Center. */
export const customers: Lookup = {
  buildSearch,
  readSearch,
  details: { build: buildDetails, read: readDetails },
  actions: {},
};
