import type { Flow } from '../flow.ts';
import { CHECK_FLOWS } from './check.ts';
import { COMMVAULT_FLOWS } from './commvault.ts';
import { CRMCOM_FLOWS } from './crmcom.ts';
import { INTERSHOP_FLOWS } from './intershop.ts';
import { LOOKUP_FLOWS } from './lookups.ts';
import { ORACLE_FLOWS } from './oracle.ts';

/** Everything that the app does at the four vendors. */
export const FLOWS: readonly Flow[] = [
  ...INTERSHOP_FLOWS,
  ...COMMVAULT_FLOWS,
  ...ORACLE_FLOWS,
  ...CRMCOM_FLOWS,
  ...LOOKUP_FLOWS,
  ...CHECK_FLOWS,
];
