import type { Api } from '../models/api.ts';
import { commvault } from './commvault.ts';
import { crmcom } from './crmcom.ts';
import type { ProviderDescription } from './description.ts';
import { intershop } from './intershop.ts';
import { oracle } from './oracle.ts';

/** Every vendor that Tokendesk knows. A fifth one is added here and in `models/api.ts`. */
export const PROVIDERS: Readonly<Record<Api, ProviderDescription>> = { intershop, commvault, oracle, crmcom };
