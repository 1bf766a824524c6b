/** What is wrong with a name that is taken. */
export const NAME_TAKEN = 'Another connection has this name.';

/** A connection, as far as telling it apart by its name goes. */
interface Named {
  readonly id: string;
  readonly name: string;
}

/**
 * True when another connection has this name, whatever its API: lists, history and audit trail tell
 * connections apart by their names. Upper and lower case and white space make no difference.
 *
 * @param id of the connection that wants the name; undefined for a new one
 */
export function isNameTaken(name: string, id: string | undefined, all: readonly Named[]): boolean {
  return all.some((other) => other.id !== id && comparable(other.name) === comparable(name));
}

/** The name itself or, where it is taken, the first of `NAME (2)`, `NAME (3)`, … that is not. */
export function freeName(name: string, all: readonly Named[]): string {
  for (let turn = 2, free = name; ; turn++) {
    if (!isNameTaken(free, undefined, all)) return free;
    free = `${name} (${turn})`;
  }
}

function comparable(name: string): string {
  return name.normalize('NFKC').trim().replaceAll(/\s+/g, ' ').toLowerCase();
}
