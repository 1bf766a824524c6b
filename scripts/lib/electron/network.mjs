import tls from 'node:tls';

/**
 * Environment under which Node's fetch goes the way that npm goes: through the proxy of the environment or
 * else of npm's settings, trusting what npm trusts. Mirror variables (ELECTRON_MIRROR, npm's
 * `electron_mirror`, ...) are read by Electron's installer itself.
 *
 * @param {Record<string, string | undefined>} [env]
 * @returns {Record<string, string | undefined>}
 */
export function downloadEnv(env = process.env) {
  const first = (/** @type {string[]} */ ...names) => names.map((name) => env[name]).find(Boolean);
  return {
    HTTPS_PROXY: first('HTTPS_PROXY', 'https_proxy', 'npm_config_https_proxy', 'npm_config_proxy'),
    HTTP_PROXY: first('HTTP_PROXY', 'http_proxy', 'npm_config_http_proxy', 'npm_config_proxy'),
    NO_PROXY: first('NO_PROXY', 'no_proxy', 'npm_config_noproxy'),
    NODE_EXTRA_CA_CERTS: first('NODE_EXTRA_CA_CERTS', 'npm_config_cafile'),
    // One for Node's own fetch, one for the client that Electron's installer may bring.
    NODE_USE_ENV_PROXY: '1',
    ELECTRON_GET_USE_PROXY: '1',
  };
}

/** Options of Node with which it also trusts the certificates of the operating system. */
export const DOWNLOAD_OPTIONS = /** @type {const} */ (['--use-system-ca']);

/** The same for downloads in this process, before the module that makes them is loaded. */
export function downloadLikeNpm() {
  for (const [name, value] of Object.entries(downloadEnv())) {
    if (value !== undefined) process.env[name] = value;
  }
  // Node 24.5 and newer; before, only its own certificates and NODE_EXTRA_CA_CERTS count.
  tls.setDefaultCACertificates?.([...tls.getCACertificates('default'), ...tls.getCACertificates('system')]);
}
