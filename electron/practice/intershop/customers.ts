import { PRACTICE_RECORDS, type PracticeMark, practiceMark } from '../../../shared/practice.ts';

export interface PracticeCustomer {
  readonly id: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly mark: PracticeMark | null;
}

const NUMBERED = /^PRACTICE-CUSTOMER-\d+(;UserID=PRACTICE-USER-\d+)?$/;

/** The customer of an id: numbered ones exist, and those whose id asks for something special. */
export function findCustomer(id: string): PracticeCustomer | null {
  const mark = practiceMark(id);
  if (mark === null && !NUMBERED.test(id)) return null;
  return { id, firstName: 'Ada', lastName: 'Practice', mark };
}

/** One of these must be given to search (Intershop KB 2X5757). */
const NEEDED = ['SingleSearchField', 'EMail', 'LastName', 'CustomerNo'];

/** Links to the customers that a search finds; null when the search says too little. */
export function searchCustomers(query: URLSearchParams): readonly { uri: string; type: string }[] | null {
  const given = NEEDED.map((name) => query.get(name) ?? '').filter((value) => value !== '');
  if (given.length === 0) return null;
  const found = given.every((value) => /practice/i.test(value));
  const uri = `ContactCenter/-/customers/${PRACTICE_RECORDS.customer}`;
  return found ? [{ uri, type: 'Link' }] : [];
}
