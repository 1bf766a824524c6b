/**
 * What the log says of an error that nobody foresaw: its name and the first frame of its stack. Its text stays out,
 * because it may hold a secret that the log does not know.
 */
export function describedError(error: unknown): { readonly error: string; readonly at?: string } {
  if (!(error instanceof Error)) return { error: typeof error };
  const frame = framesOf(error).find((line) => line.trimStart().startsWith('at '));
  return { error: error.name, ...(frame === undefined ? {} : { at: frame.trim().slice(0, 300) }) };
}

/** The lines of the stack behind the text, which may have lines of its own that look like frames. */
function framesOf({ stack = '', message }: Error): string[] {
  const text = stack.indexOf(message);
  return (text < 0 ? stack : stack.slice(text + message.length)).split('\n').slice(1);
}
