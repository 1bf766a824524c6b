import type { FormValues } from '../../../shared/forms/values.ts';
import { PRACTICE_LOGIN } from '../../../shared/practice/marks.ts';
import type { Changes } from '../contract-fixture.ts';

/** A connection that signs in with user name and password. */
export function byPassword(
  userName: string,
  password: string = PRACTICE_LOGIN.password,
  settings: FormValues = {},
): Changes {
  return { settings: { authentication: 'password', userName, ...settings }, secrets: { password } };
}

let turn = 0;

/** A token name that was not used before: the server takes each once. */
export function tokenName(begin: string): string {
  turn += 1;
  return `${begin}-${turn}`;
}

/** A local date and time so many days from now, as a date field has it. */
export function inDays(days: number): string {
  const at = new Date(Date.now() + days * 86_400_000);
  return new Date(at.getTime() - at.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}
