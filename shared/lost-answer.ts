import type { Api } from './forms/values.ts';
import { PROVIDERS } from './vendors/index.ts';

/** What to do about a token that the vendor may have created and that never arrived here. */
export function lostAnswerAdvice(api: Api): string {
  const { name, inventory } = PROVIDERS[api];
  return 'none' in inventory
    ? `${name} has no list of tokens to look in: issue another one. If one was created, nobody has it, and it ends by itself.`
    : `Look at ${name} before you issue another one: “At the vendor” in History lists its tokens.`;
}
