import { own } from '../../../shared/untrusted/own.ts';

const MEANINGS: Readonly<Record<string, string>> = {
  tok_type: 'Kind of token: AT is an access token',
  sub_type: 'Kind of subject',
  sub_mappingattr: 'Attribute that maps the subject to a user',
  client_id: 'Application that the token was issued to',
  client_name: 'Name of that application',
  client_guid: 'Id of that application in the identity domain',
  client_tenantname: 'Identity domain of that application',
  tenant: 'Identity domain',
  tenant_iss: 'Issuer for that identity domain',
  'user.tenant.name': 'Identity domain of the user',
};

/**
 * True for a scope that covers the whole instance: `urn:opc:cec:all`, alone or after the instance's URL, as
 * it is asked for (Oracle, "Authorization"). Oracle's own example of a channel's token has it.
 */
export function isServiceWideScope(scope: unknown): boolean {
  return (
    typeof scope === 'string' && scope.split(/\s+/).some((part) => /(^|\/|:\d+)urn:opc:cec:all$/.test(part))
  );
}

/** What a claim of Oracle's identity domain means; null for one that explains itself. */
export function claimMeaning(name: string, value: unknown): string | null {
  if (name === 'scope' && isServiceWideScope(value)) {
    return 'Service-wide: the token is not limited to one channel. Treat it as a high privilege';
  }
  return own(MEANINGS, name) ?? null;
}
