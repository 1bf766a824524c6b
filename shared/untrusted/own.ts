/**
 * Looks something up by a name that comes from outside. Unlike `record[name]`, a name such as `constructor`
 * finds nothing that every object inherits.
 */
export function own<T>(record: Readonly<Record<string, T>>, name: string): T | undefined {
  return Object.hasOwn(record, name) ? record[name] : undefined;
}
