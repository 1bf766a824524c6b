/**
 * Replaces a secret wherever it stands, with the letters, digits and padding that follow it at once: what
 * is left over (`…6`, `…==`) would tell that something longer began with it, and how that ended.
 *
 * @param form a secret in one of its forms, not empty
 */
export function replaceSecret(text: string, form: string, mask: string): string {
  // Most texts hold none of the secrets, and some secrets are thousands of characters long.
  if (!text.includes(form)) return text;
  const literally = form.replaceAll(/[\\^$.*+?()[\]{}|]/g, '\\$&');
  return text.replaceAll(new RegExp(`${literally}[\\p{L}\\p{N}]*={0,2}`, 'gu'), mask);
}
