/** A row without its secret, or a secret without its row. */
export interface SecretProblem {
  readonly kind: 'missing' | 'changed' | 'left-over';
  readonly of: 'token' | 'connection';
  readonly id: string;
  /** What the agent calls it. */
  readonly name: string;
  /** Keychain account of the entry. */
  readonly account: string;
  /** What is wrong, in one sentence. */
  readonly message: string;
  /** What to do about it. */
  readonly remedy: string;
}

type Kind = SecretProblem['kind'];

const WORDS: Readonly<
  Record<Kind, (what: string, again: string) => Pick<SecretProblem, 'message' | 'remedy'>>
> = {
  missing: (what, again) => ({
    message: `The secret of ${what} is not in the keychain: it was removed outside Tokendesk.`,
    remedy: `Repair marks it as gone, so that nobody relies on it. ${again}`,
  }),
  changed: (what, again) => ({
    message: `The secret of ${what} was changed outside Tokendesk and cannot be trusted.`,
    remedy: `Repair leaves it as it is. ${again} Delete this one here: that removes the entry.`,
  }),
  'left-over': (what) => ({
    message: `The keychain still has an entry of ${what} that is no longer in use.`,
    remedy: 'Repair removes it.',
  }),
};

/** A problem in words. */
export function describeProblem(
  kind: Kind,
  { of, id, name }: Pick<SecretProblem, 'of' | 'id' | 'name'>,
  account: string,
): SecretProblem {
  const again = of === 'token' ? 'Issue a new token.' : 'Edit the connection and enter its secrets again.';
  return { kind, of, id, name, account, ...WORDS[kind](`the ${of} “${name}”`, again) };
}
