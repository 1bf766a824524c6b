function isExcluded(host: string, list: string): boolean {
  return list
    .split(',')
    .map((entry) =>
      entry
        .trim()
        .toLowerCase()
        .replace(/:\d+$/, '')
        .replace(/^\*?\./, ''),
    )
    .filter(Boolean)
    .some((entry) => entry === '*' || host === entry || host.endsWith(`.${entry}`));
}

function setting(env: NodeJS.ProcessEnv, name: string): string {
  return env[name.toLowerCase()] || env[name.toUpperCase()] || '';
}

/** What Electron's `resolveProxy` would say, from the proxy variables: `DIRECT` or `PROXY host:port`. */
export function proxyFor(url: string, env: NodeJS.ProcessEnv): string {
  const { protocol, hostname } = new URL(url);
  const host = hostname.toLowerCase().replace(/^\[|\]$/g, '');
  const loopback =
    host === 'localhost' || host.endsWith('.localhost') || host.startsWith('127.') || host === '::1';
  const scheme = protocol === 'https:' ? 'https_proxy' : 'http_proxy';
  const proxy = setting(env, scheme) || setting(env, 'all_proxy');
  if (!proxy || loopback || isExcluded(host, setting(env, 'no_proxy'))) return 'DIRECT';
  const address = new URL(/^[a-z0-9+]+:\/\//i.test(proxy) ? proxy : `http://${proxy}`);
  const secure = address.protocol === 'https:';
  const port = address.port || (secure ? '443' : address.protocol.startsWith('socks') ? '1080' : '80');
  const kind = secure ? 'HTTPS' : address.protocol.startsWith('socks') ? 'SOCKS5' : 'PROXY';
  return `${kind} ${address.hostname}:${port}`;
}
