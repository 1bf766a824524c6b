import { COMMVAULT_SAMPLES } from './samples/commvault.ts';
import { CRMCOM_SAMPLES } from './samples/crmcom.ts';
import { INTERSHOP_SAMPLES } from './samples/intershop.ts';
import { ORACLE_SAMPLES } from './samples/oracle.ts';
import type { Sample } from './samples/sample.ts';

export const SAMPLES: readonly Sample[] = [
  ...COMMVAULT_SAMPLES,
  ...ORACLE_SAMPLES,
  ...INTERSHOP_SAMPLES,
  ...CRMCOM_SAMPLES,
];
