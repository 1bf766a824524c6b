export interface FlagOptions {
  readonly profile: string;
  readonly headless: boolean;
  readonly debugPort: number | undefined;
  readonly root: boolean;
}

// Keep Chromium off the network, off the desktop's keyring, and free of its own first-run talk.
const QUIET = [
  '--password-store=basic',
  '--use-mock-keychain',
  '--no-first-run',
  '--no-default-browser-check',
  '--no-service-autorun',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-component-extensions-with-background-pages',
  '--disable-default-apps',
  '--disable-extensions',
  '--disable-sync',
  '--disable-breakpad',
  '--disable-field-trial-config',
  '--disable-search-engine-choice-screen',
  '--disable-prompt-on-repost',
  '--disable-infobars',
  '--metrics-recording-only',
  '--no-pings',
  '--disable-features=Translate,OptimizationHints,MediaRouter,AutofillServerCommunication,CertificateTransparencyComponentUpdater,GlobalMediaControls,HttpsUpgrades,PaintHolding,DestroyProfileOnBrowserClose',
];

// An Electron window is not throttled when covered the way a browser tab is, and has no history cache.
const LIKE_ELECTRON = [
  '--disable-background-timer-throttling',
  '--disable-backgrounding-occluded-windows',
  '--disable-renderer-backgrounding',
  '--disable-back-forward-cache',
  '--disable-hang-monitor',
  '--disable-ipc-flooding-protection',
  '--lang=en-US',
  '--accept-lang=en-US,en',
];

// Names resolve to nothing but this computer: even a request that nobody intercepts goes nowhere.
const OFFLINE = [
  '--no-proxy-server',
  '--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE localhost, EXCLUDE 127.0.0.1',
];

/** The command line of the app window. It opens with an empty page; the app says what to load. */
export function chromiumFlags(options: FlagOptions): string[] {
  return [
    `--user-data-dir=${options.profile}`,
    '--remote-debugging-pipe',
    ...QUIET,
    ...LIKE_ELECTRON,
    ...OFFLINE,
    ...(process.platform === 'linux' ? ['--disable-dev-shm-usage'] : []),
    ...(options.headless ? ['--headless=new', '--hide-scrollbars', '--mute-audio'] : []),
    ...(options.root ? ['--no-sandbox', '--test-type'] : []),
    ...(options.debugPort === undefined
      ? []
      : ['--remote-debugging-address=127.0.0.1', `--remote-debugging-port=${options.debugPort}`]),
    '--app=data:text/html,',
  ];
}
