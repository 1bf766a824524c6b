/**
 * Reads a PAC answer such as `PROXY proxy.example:8080; DIRECT` (as `session.resolveProxy` gives it).
 *
 * @returns URL of the first proxy that can be used, or null to connect directly
 */
export function proxyFromPac(answer: string): string | null {
  for (const entry of answer.split(';')) {
    const [kind = '', address = ''] = entry.trim().split(/\s+/);
    if (kind === 'DIRECT') return null;
    if ((kind === 'PROXY' || kind === 'HTTP') && address !== '') return `http://${address}`;
    if (kind === 'HTTPS' && address !== '') return `https://${address}`;
  }
  return null;
}
