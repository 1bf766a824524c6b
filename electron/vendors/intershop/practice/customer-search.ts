import { CUSTOMERS, customerFields, FIRST_BUSINESS, findCustomer, numberOf } from './customers.ts';

/** Intershop has a "fixed maximum" of hits and prints no number; here it is this. */
const MAXIMUM = 20;

/** One of these must be given to search (Intershop KB 2X5757). */
const NEEDED = ['SingleSearchField', 'EMail', 'LastName', 'CustomerNo'];
const CHANNELS = ['PracticeShop-B2C', 'PracticeShop-B2B'] as const;

type Fields = Readonly<Record<string, unknown>>;
const textOf = (fields: Fields, name: string): string => String(fields[name] ?? '').toLowerCase();
const addressOf = (fields: Fields): Fields => fields.address as Fields;
const same = (a: string, b: string): boolean => a === b;
const within = (a: string, b: string): boolean => a.includes(b);

/** How each criterion is compared; all of those given must fit. */
const CRITERIA: Readonly<Record<string, (fields: Fields, value: string) => boolean>> = {
  SingleSearchField: (fields, value) =>
    within(textOf(fields, 'lastName'), value) ||
    same(textOf(fields, 'email'), value) ||
    same(textOf(fields, 'customerNo'), value),
  CustomerNo: (fields, value) => same(textOf(fields, 'customerNo'), value),
  FirstName: (fields, value) => within(textOf(fields, 'firstName'), value),
  LastName: (fields, value) => within(textOf(fields, 'lastName'), value),
  Birthday: (fields, value) => same(textOf(fields, 'birthday'), isoDate(value) ?? ''),
  EMail: (fields, value) => same(textOf(fields, 'email'), value),
  PhoneNo: (fields, value) =>
    ['phoneHome', 'phoneMobile', 'phoneBusiness'].some((name) => textOf(fields, name) === value),
  PostCode: (fields, value) => same(textOf(addressOf(fields), 'postalCode'), value),
  City: (fields, value) => same(textOf(addressOf(fields), 'city'), value),
  Country: (fields, value) =>
    ['country', 'countryCode'].some((name) => textOf(addressOf(fields), name) === value),
  Channel: (fields, value) =>
    value
      .split(',')
      .map((channel) => channel.trim())
      .includes((fields.companyName === undefined ? CHANNELS[0] : CHANNELS[1]).toLowerCase()),
};

/**
 * Links to the customers that a search finds, at most so many as the server lists.
 *
 * @returns what is wrong with the search, as a text, when it cannot be done
 */
export function searchCustomers(query: URLSearchParams): readonly { uri: string; type: string }[] | string {
  const given = Object.keys(CRITERIA)
    .map((name) => [name, (query.get(name) ?? '').trim().toLowerCase()] as const)
    .filter(([, value]) => value !== '');
  if (!given.some(([name]) => NEEDED.includes(name)))
    return 'One of SingleSearchField, EMail, LastName, CustomerNo is needed.';
  const birthday = query.get('Birthday') ?? '';
  if (birthday !== '' && isoDate(birthday) === null) return 'The Birthday cannot be read.';
  return Array.from({ length: CUSTOMERS }, (_, index) => `PRACTICE-CUSTOMER-${index + 1}`)
    .flatMap((id) => findCustomer(id) ?? [])
    .filter((customer) => given.every(([name, value]) => CRITERIA[name]?.(customerFields(customer), value)))
    .flatMap(({ id }) => links(id))
    .slice(0, MAXIMUM);
}

/** A business customer has users, and each is a hit of its own. */
function links(id: string): { uri: string; type: string }[] {
  const ids =
    numberOf(id) < FIRST_BUSINESS ? [id] : [`${id};UserID=PRACTICE-USER-1`, `${id};UserID=PRACTICE-USER-2`];
  return ids.map((one) => ({ type: 'Link', uri: `ContactCenter/-/customers/${one}` }));
}

/** `yyyy-MM-dd`, `MM/dd/yyyy` or `dd.MM.yyyy` as the first; null for anything else. */
function isoDate(text: string): string | null {
  const american = /^(\d{2})\/(\d{2})\/(\d{4})$/.exec(text);
  if (american !== null) return `${american[3]}-${american[1]}-${american[2]}`;
  const german = /^(\d{2})\.(\d{2})\.(\d{4})$/.exec(text);
  if (german !== null) return `${german[3]}-${german[2]}-${german[1]}`;
  return /^\d{4}-\d{2}-\d{2}$/.test(text) ? text : null;
}
