import { own } from '../../../shared/untrusted/own.ts';

/** Claims of an authentication token (CRM.COM Web API, Authentication); `ari` in its example, `acr` in its text. */
const MEANINGS: Readonly<Record<string, string>> = {
  jti: 'Session id',
  usr: 'User name',
  org: 'Organisation name',
  oun: 'Unit',
  cii: 'Contact information id',
  ari: 'Accounts receivable id',
  acr: 'Accounts receivable id',
};

/** What a claim of CRM.COM means; null for one that explains itself. */
export function claimMeaning(name: string): string | null {
  return own(MEANINGS, name) ?? null;
}
