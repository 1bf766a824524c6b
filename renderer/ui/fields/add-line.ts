/** True when a line of the text is exactly this one. */
export function hasLine(text: string, line: string): boolean {
  return text.split('\n').some((each) => each.trim() === line);
}

/** The text with the line at its end; a line that is there already is not added again. */
export function addLine(text: string, line: string): string {
  if (hasLine(text, line)) return text;
  const before = text.trimEnd();
  return before === '' ? line : `${before}\n${line}`;
}
