import type { ProviderDescription } from '../forms/field.ts';
import type { Api } from '../forms/values.ts';
import { commvault } from './commvault/index.ts';
import { crmcom } from './crmcom/index.ts';
import { intershop } from './intershop/index.ts';
import { oracle } from './oracle/index.ts';

/** Every vendor that Tokendesk knows. A fifth one is added here and in `models/api.ts`. */
export const PROVIDERS: Readonly<Record<Api, ProviderDescription>> = { intershop, commvault, oracle, crmcom };
