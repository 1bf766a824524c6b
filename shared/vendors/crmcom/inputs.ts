import { z } from 'zod';
import { requiredText } from '../../forms/fields.ts';

const unit = z.string().optional();
const jwt = requiredText('Enter the JWT.');

const identified = z.discriminatedUnion('identifyBy', [
  z.object({
    identifyBy: z.literal('authentication_code'),
    authenticationCode: requiredText('Enter the authentication code.'),
    unit,
  }),
  z.object({
    identifyBy: z.literal('identifier'),
    identifier: requiredText('Enter the identifier.'),
    passCode: requiredText('An identifier needs its pass code.'),
    unit,
  }),
  z.object({
    identifyBy: z.literal('jwt'),
    jwt,
    organisation: requiredText('A JWT needs its organisation.'),
    unit,
  }),
  z.object({
    identifyBy: z.literal('installed_item'),
    installedItemBy: z.enum(['serial_number', 'id', 'alternative_code']),
    installedItem: requiredText('Enter what identifies the installed item.'),
    jwt,
  }),
  z.object({ identifyBy: z.literal('connection'), unit }),
]);

/**
 * Issue form of CRM.COM: a consumer key needs exactly one way to identify the customer; a device key
 * identifies its installed item; a Web API key and a user are identified by the connection, so that
 * their forms have no "Identify by".
 */
export const crmcomIssueInputs = z.preprocess((values) => {
  if (typeof values !== 'object' || values === null || 'identifyBy' in values) return values;
  if ('installedItem' in values) return { ...values, identifyBy: 'installed_item' };
  return { ...values, identifyBy: 'jwt' in values ? 'jwt' : 'connection' };
}, identified);
