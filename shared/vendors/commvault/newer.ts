import { z } from 'zod';
import type { Condition, FieldDescription } from '../../forms/field.ts';
import { linesOf } from '../../forms/fields.ts';
import { ipRangeProblem } from '../../forms/ip-ranges.ts';

/** While the connection's server has what Commvault added in 11.42. */
export const NEWER: Condition = { serverFeatures: ['newer'] };

/** Connection setting: what only newer servers have is known from Commvault's SDK alone, so it is off at first. */
export const SERVER_FEATURES: FieldDescription = {
  name: 'serverFeatures',
  label: 'Server’s features',
  kind: 'select',
  initial: 'usual',
  advanced: true,
  options: [
    { value: 'usual', label: 'Usual', help: 'What Commvault’s API reference lists.' },
    {
      value: 'newer',
      label: '11.42 or newer: Hyperscale, IP allow list, service accounts',
      help: 'Adds them to the forms. They are in Commvault’s product and SDK, but not in its API reference: a server may refuse them.',
    },
  ],
};

/** The IP allow list, in the forms for a new token and for one that exists. */
export const ALLOWED_IPS_FIELD: FieldDescription = {
  name: 'allowedIPs',
  label: 'Allowed IP addresses',
  kind: 'lines',
  when: NEWER,
  placeholder: '203.0.113.7\n198.51.100.0/24\n2001:db8::1-2001:db8::ff',
  help: 'One per line: an IPv4 or IPv6 address, a range in CIDR notation, or a range from-to. Empty: from everywhere. Try the token from elsewhere afterwards: Commvault does not document when the server enforces the list.',
};

/** Fields of the issue form that only newer servers have (cvpysdk, development branch). */
export const NEWER_FIELDS: readonly FieldDescription[] = [
  ALLOWED_IPS_FIELD,
  {
    name: 'userId',
    label: 'Service account (user ID)',
    kind: 'number',
    when: NEWER,
    placeholder: '42',
    help: 'The number of the service account for which the token is. Empty: for the user of this connection.',
  },
];

const INT32_MAX = 2_147_483_647;

/** Lines of the IP allow list, each checked; undefined when there are none. */
export const allowedIPs = z
  .string()
  .optional()
  .transform((value, context) => {
    const lines = [...new Set(linesOf(value ?? ''))];
    const problem = lines.map(ipRangeProblem).find((each) => each !== null);
    if (problem != null) context.addIssue({ code: 'custom', message: problem });
    return lines.length === 0 ? undefined : lines;
  });

const userId = z
  .string()
  .optional()
  .transform((value, context) => {
    if (value === undefined || value === '') return undefined;
    const number = /^\d{1,10}$/.test(value) ? Number(value) : 0;
    if (number < 1 || number > INT32_MAX)
      context.addIssue({ code: 'custom', message: 'A user ID is a whole number above 0.' });
    return number;
  });

/** What the fields for newer servers add to each kind of issue form. */
export const newerInputs = { allowedIPs, userId };
