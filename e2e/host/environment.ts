/** How the host was asked to run, read once from the environment. */
export interface Environment {
  /** No window on a screen: no display, or asked for. */
  readonly headless: boolean;
  /** Loopback port on which a second process can attach to the page. */
  readonly debugPort: number | undefined;
  /** What a native dialog does: ask in an overlay, answer itself where nobody can, or stay open unanswered. */
  readonly dialogs: 'ask' | 'accept' | 'cancel' | 'ignore';
  /** Stands in for the system's light or dark setting, for screenshots. */
  readonly colorScheme: 'light' | 'dark' | undefined;
  /** Show what Chromium itself prints. */
  readonly verbose: boolean;
  /** A Wayland compositor of the kind that gives a hidden window no picture: `ready-to-show` waits for `show()`. */
  readonly wayland: boolean;
  /** Run by the administrator of a Linux system, for whom Chromium's sandbox does not work. */
  readonly root: boolean;
  /** Where a test may drive what the computer around the app does: path of a local socket or named pipe. */
  readonly control: string | undefined;
}

function port(text: string | undefined): number | undefined {
  if (text === undefined || text === '') return undefined;
  const value = Number(text);
  if (Number.isInteger(value) && value > 0 && value < 65_536) return value;
  throw new Error(`TOKENDESK_DEBUG_PORT must be a port number, not "${text}"`);
}

/** Reads the host's settings; `platform` matters because only Linux can be without a display. */
export function readEnvironment(env: NodeJS.ProcessEnv, platform: NodeJS.Platform): Environment {
  const hasDisplay = platform !== 'linux' || Boolean(env.DISPLAY || env.WAYLAND_DISPLAY);
  const headless = env.TOKENDESK_HEADLESS === '1' || !hasDisplay;
  const debugPort = port(env.TOKENDESK_DEBUG_PORT);
  const forced = env.TOKENDESK_HOST_DIALOG;
  const scheme = env.TOKENDESK_COLOR_SCHEME;
  return {
    headless,
    debugPort,
    dialogs:
      forced === 'ask' || forced === 'accept' || forced === 'cancel' || forced === 'ignore'
        ? forced
        : headless || debugPort !== undefined
          ? 'accept'
          : 'ask',
    colorScheme: scheme === 'light' || scheme === 'dark' ? scheme : undefined,
    verbose: env.TOKENDESK_HOST_VERBOSE === '1',
    wayland: env.TOKENDESK_HOST_WAYLAND === '1',
    root: platform === 'linux' && (process.getuid?.() === 0 || env.TOKENDESK_HOST_ROOT === '1'),
    control: env.TOKENDESK_HOST_CONTROL || undefined,
  };
}

export const environment: Environment = readEnvironment(process.env, process.platform);
