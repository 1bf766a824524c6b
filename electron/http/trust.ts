import { getCACertificates } from 'node:tls';

let systemAndBundled: readonly string[] | null = null;

/**
 * Certificates that a connection trusts: the operating system's, Node's bundled ones (a bare Linux
 * may have none), and the agent's own authority.
 *
 * @param own PEM text of the connection's setting; empty for none
 */
export function trustedCertificates(own: string): string[] {
  systemAndBundled ??= [...new Set([...systemCertificates(), ...getCACertificates('bundled')])];
  return own.trim() === '' ? [...systemAndBundled] : [...systemAndBundled, own];
}

function systemCertificates(): readonly string[] {
  try {
    return getCACertificates('system');
  } catch {
    return [];
  }
}
