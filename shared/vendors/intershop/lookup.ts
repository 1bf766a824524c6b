import { z } from 'zod';
import type { FieldDescription, LookupDescription } from '../../forms/field.ts';
import { isPathSegment } from '../../forms/path-segment.ts';

/** One of these must be given to search (Intershop KB 2X5757). */
const NEEDED = ['SingleSearchField', 'LastName', 'EMail', 'CustomerNo'] as const;

const ONE_IS_NEEDED = 'Fill in at least one of: Search for, Last name, E-mail, Customer number.';

/** The three ways to write a date that the search understands (Intershop KB 2X5757). */
const BIRTHDAY = /^(\d{4}-\d{2}-\d{2}|\d{2}\/\d{2}\/\d{4}|\d{2}\.\d{2}\.\d{4})$/;

/** Names are the query parameters of `GET /customers`, as Intershop prints them. */
const CRITERIA: readonly FieldDescription[] = [
  {
    name: 'SingleSearchField',
    label: 'Search for',
    kind: 'text',
    placeholder: 'Name, e-mail or number',
  },
  { name: 'LastName', label: 'Last name', kind: 'text' },
  { name: 'EMail', label: 'E-mail', kind: 'text' },
  { name: 'CustomerNo', label: 'Customer number', kind: 'text' },
  { name: 'FirstName', label: 'First name', kind: 'text', advanced: true },
  { name: 'Birthday', label: 'Birthday', kind: 'text', advanced: true, placeholder: '1990-12-31' },
  {
    name: 'PhoneNo',
    label: 'Phone number',
    kind: 'text',
    advanced: true,
    help: 'Home, business or mobile.',
  },
  { name: 'PostCode', label: 'Postal code', kind: 'text', advanced: true },
  { name: 'City', label: 'City', kind: 'text', advanced: true },
  { name: 'Country', label: 'Country', kind: 'text', advanced: true, help: 'Name or code.' },
  {
    name: 'Channel',
    label: 'Sales channels',
    kind: 'text',
    advanced: true,
    help: 'Separated by commas. Empty: all of the organization.',
  },
];

const check = z
  .record(z.string(), z.string())
  .refine((criteria) => NEEDED.some((name) => (criteria[name] ?? '') !== ''), {
    error: ONE_IS_NEEDED,
    path: [NEEDED[0]],
  })
  .refine(({ Birthday = '' }) => Birthday === '' || BIRTHDAY.test(Birthday), {
    error: 'Write it as 1990-12-31, 12/31/1990 or 31.12.1990.',
    path: ['Birthday'],
  });

/** What stands between a business customer's id and the user's (Intershop KB A28246). */
const USER = ';UserID=';

/** The customer's id of an id that may name a user, and that user's id, which may be empty. */
export function splitCustomerId(id: string): { readonly value: string; readonly part: string } {
  const at = id.indexOf(USER);
  return at < 0 ? { value: id, part: '' } : { value: id.slice(0, at), part: id.slice(at + USER.length) };
}

/** Search for a customer in the Contact Center (Intershop KB 2X5757, A28246). */
export const customerLookup: LookupDescription = {
  label: 'Find customer',
  one: 'customer',
  many: 'customers',
  criteria: CRITERIA,
  check,
  rule: 'At least one of the four. Empty fields are ignored.',
  listsAll: false,
  part: {
    field: {
      name: 'userId',
      label: 'User ID',
      kind: 'text',
      help: 'For a user of a business customer. Added as “;UserID=…”.',
    },
    problem: (part) =>
      part === '' || (isPathSegment(part) && !part.includes(';'))
        ? null
        : 'A user ID has no “/”, “\\”, “?”, “#” or “;” in it.',
    join: (value, part) => (part === '' ? value : `${value}${USER}${part}`),
    split: splitCustomerId,
  },
};
