/**
 * Chromium's switches that take a protection of the app away, or let somebody look into it. A shortcut or a
 * script with one of them would lay open every token that is issued or revealed afterwards.
 *
 * Not refused: what only changes how the window is drawn (`--disable-gpu`, `--ozone-platform`,
 * `--enable-features`, which Wayland guides ask for) or where the data lies (`--user-data-dir`).
 */
const REFUSED: Readonly<Record<string, readonly string[]>> = {
  'would switch off the sandbox that keeps the window apart from your files': [
    'no-sandbox',
    'disable-gpu-sandbox',
    'disable-namespace-sandbox',
    'disable-seccomp-filter-sandbox',
    'disable-setuid-sandbox',
    'no-zygote',
    'single-process',
    'in-process-gpu',
    'renderer-cmd-prefix',
    'utility-cmd-prefix',
    'browser-subprocess-path',
    // Takes away whichever protection it names.
    'disable-features',
    'disable-site-isolation-trials',
    'disable-site-isolation-for-policy',
  ],
  'would let another program read what the window shows': [
    'remote-debugging-port',
    'remote-debugging-pipe',
    'remote-debugging-address',
    'remote-allow-origins',
    'inspect',
    'inspect-brk',
    'inspect-brk-node',
    'inspect-port',
    'inspect-publish-uid',
    'inspect-wait',
    'load-extension',
    'disable-extensions-except',
    'js-flags',
    'auto-open-devtools-for-tabs',
    'log-net-log',
  ],
  'would make the window trust what it must not': [
    'disable-web-security',
    'allow-running-insecure-content',
    'unsafely-treat-insecure-origin-as-secure',
    'allow-file-access-from-files',
  ],
  'would send calls elsewhere, or trust any certificate; connections have settings for certificates, and the system for proxies':
    [
      'host-resolver-rules',
      'host-rules',
      'proxy-server',
      'proxy-pac-url',
      'proxy-bypass-list',
      'proxy-auto-detect',
      'no-proxy-server',
      'ignore-certificate-errors',
      'ignore-certificate-errors-spki-list',
      'ignore-urlfetcher-cert-requests',
      'allow-insecure-localhost',
      'auth-server-allowlist',
      'auth-negotiate-delegate-allowlist',
    ],
};

const REASONS: ReadonlyMap<string, string> = new Map(
  Object.entries(REFUSED).flatMap(([reason, names]) => names.map((name) => [name, reason] as const)),
);

/**
 * Looks for a switch with which an installed app does not start. Reads the command line as Chromium does: one or
 * two dashes (on Windows a slash too, and any case), up to a lone `--`.
 *
 * @param args the command line without the program
 * @param platform as `process.platform`
 * @returns one sentence for the person; null when all is well
 */
export function refusedSwitch(args: readonly string[], platform: string): string | null {
  const isWindows = platform === 'win32';
  const switches = isWindows ? /^(?:--?|\/)([^=]+)/ : /^--?([^=]+)/;
  for (const argument of args) {
    if (argument === '--') return null;
    const given = switches.exec(argument.trim())?.[1] ?? '';
    const name = isWindows ? given.toLowerCase() : given;
    const reason = REASONS.get(name);
    if (reason !== undefined) return `Tokendesk does not start with --${name}: it ${reason}.`;
  }
  return null;
}
