import type { Api } from '../../shared/forms/values.ts';
import { commvault } from './commvault/index.ts';
import { crmcom } from './crmcom/index.ts';
import { intershop } from './intershop/index.ts';
import type { Provider } from './kit/define.ts';
import { oracle } from './oracle/index.ts';

/** Wire protocol of every vendor. A fifth one is added here. */
export const PROVIDERS: Readonly<Record<Api, Provider>> = { intershop, commvault, oracle, crmcom };
