/** The usual numbers as options, with the one that is set now even if it is none of them. */
export function numberOptions(
  usual: readonly number[],
  now: number,
  words: (value: number) => string,
): { value: string; label: string }[] {
  return [...new Set([...usual, now])]
    .sort((a, b) => a - b)
    .map((value) => ({ value: String(value), label: words(value) }));
}

/** `1 secret`, `12 secrets`. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return count === 1 ? `1 ${one}` : `${count.toLocaleString('en-GB')} ${many}`;
}
