import type { Api } from '../../shared/models/api.ts';
import { commvault } from './commvault/index.ts';
import { crmcom } from './crmcom/index.ts';
import { intershop } from './intershop/index.ts';
import { oracle } from './oracle/index.ts';
import type { Provider } from './provider.ts';

/** Wire protocol of every vendor. A fifth one is added here. */
export const PROVIDERS: Readonly<Record<Api, Provider>> = { intershop, commvault, oracle, crmcom };
