/**
 * Encodes one segment of a URL path, keeping `;` and `=`: Intershop's B2B ids are
 * `<customerId>;UserID=<userId>` and the server reads both characters literally (Intershop KB A28246).
 *
 * @param placeholder shown as `<placeholder>` while the value is empty
 */
export function pathSegment(value: string, placeholder: string): string {
  if (value === '') return `<${placeholder}>`;
  return encodeURIComponent(value).replaceAll('%3B', ';').replaceAll('%3D', '=');
}

/** True when the value can stand as one segment: no slash, and no dot segment that a URL would swallow. */
export function isPathSegment(value: string): boolean {
  return !/[/\\?#]/.test(value) && value !== '.' && value !== '..';
}
