import { type PracticeMark, practiceMark } from '../../../../shared/practice/marks.ts';

export interface PracticeCustomer {
  readonly id: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly mark: PracticeMark | null;
}

const NUMBERED = /^PRACTICE-CUSTOMER-(\d+)(;UserID=PRACTICE-USER-\d+)?$/;

/** The customer of an id: numbered ones exist, and those whose id asks for something special. */
export function findCustomer(id: string): PracticeCustomer | null {
  const mark = practiceMark(id);
  const number = NUMBERED.exec(id)?.[1];
  if (mark === null && number === undefined) return null;
  return { id, ...nameOf(Number(number ?? 1)), mark };
}

const FIRST_NAMES = ['Ada', 'Grace', 'Alan', 'Edsger', 'Barbara', 'Donald', 'Frances', 'Niklaus'];
const LAST_NAMES = ['Practice', 'Example', 'Sample', 'Specimen', 'Muster'];
const CITIES = [
  ['99001', 'Practice City', 'Germany', 'DE'],
  ['99002', 'Example Town', 'France', 'FR'],
  ['99003', 'Sample Village', 'United States', 'US'],
] as const;

/** Business customers have numbers from this one on; each has users. */
export const FIRST_BUSINESS = 51;
/** How many customers a search can find. */
export const CUSTOMERS = 60;

function nameOf(number: number): { firstName: string; lastName: string } {
  const firstName = FIRST_NAMES[(number - 1) % FIRST_NAMES.length] ?? 'Ada';
  return { firstName, lastName: LAST_NAMES[(number - 1) % LAST_NAMES.length] ?? 'Practice' };
}

/** The number in a customer's id; 1 for an id without one. */
export function numberOf(id: string): number {
  return Number(NUMBERED.exec(id)?.[1] ?? 1);
}

/** Everything that the details of a customer say, and a search looks at. */
export function customerFields(customer: PracticeCustomer): Readonly<Record<string, unknown>> {
  const number = numberOf(customer.id);
  const { firstName, lastName } = customer;
  const [postalCode, city, country, countryCode] = CITIES[(number - 1) % CITIES.length] ?? CITIES[0];
  const email = `${firstName}.${lastName}.${number}@practice.invalid`.toLowerCase();
  const business = number >= FIRST_BUSINESS && number <= CUSTOMERS;
  return {
    id: customer.id,
    customerNo: `PC-${String(number).padStart(5, '0')}`,
    firstName,
    lastName,
    ...(business ? { companyName: `Practice Company ${number} Ltd` } : {}),
    birthday: `19${String(50 + (number % 50)).padStart(2, '0')}-0${1 + (number % 9)}-15`,
    email,
    login: email,
    phoneHome: `+00 555 0100-${number}`,
    phoneMobile: `+00 555 0200-${number}`,
    phoneBusiness: business ? `+00 555 0300-${number}` : '',
    address: {
      type: 'Address',
      addressLine1: `${number} Practice Street`,
      postalCode,
      city,
      country,
      countryCode,
    },
  };
}
