import type { PushName, PushPayload } from '../../../shared/contract.ts';
import type { Settings } from '../../../shared/models/settings.ts';
import type { KeychainProcess } from '../../secrets/keychain/protocol.ts';
import type { Backup } from '../../store/backups.ts';
import type { Clock } from '../../time/clock.ts';

// What the app needs of the platform that it runs on. `electron/platform/` implements it with Electron,
// `e2e/support/` for checks without a window.

/** The system clipboard. */
export interface SystemClipboard {
  /** Writes a text together with the marks that ask clipboard managers not to keep it. */
  writeConcealed(text: string): Promise<void>;
  readText(): Promise<string>;
  /** Resolves when the system was asked to empty its clipboard. */
  clear(): Promise<void>;
  /**
   * Whether what it reads and clears now can be believed. Under Wayland only the focused window reaches the
   * clipboard: any other reads an empty or an old text, and clears nothing.
   */
  isReliable(): boolean;
}

/** What a notification says; never anything of a secret. */
export interface NotificationWords {
  readonly title: string;
  readonly body: string;
}

/** The system's own way to tell who is there (Touch ID). */
export interface Fingerprint {
  available(): boolean;
  /** Resolves when the system recognised the owner; rejects otherwise. */
  ask(): Promise<void>;
}

export type PowerEvent = 'suspend' | 'resume' | 'lock-screen' | 'unlock-screen';

/** Sleep, the screen's lock, and how long nobody has touched the computer. */
export interface Power {
  on(event: PowerEvent, listener: () => void): void;
  /** Seconds since the last input. */
  idleSeconds(): number;
}

/** What the agent can do about a history that does not open. */
export type StartAction =
  | { readonly kind: 'retry' }
  | { readonly kind: 'readable' }
  | { readonly kind: 'backup'; readonly backup: Backup }
  | { readonly kind: 'empty' }
  | { readonly kind: 'quit' };

export interface StartChoice {
  readonly label: string;
  readonly action: StartAction;
}

/** A question before there is a window. The first choice is the proposal, the last one leaves. */
export interface StartQuestion {
  readonly message: string;
  readonly detail: string;
  readonly choices: readonly StartChoice[];
}

/** Shows a question and returns the choice; closing it is the last choice. */
export type AskAtStart = (question: StartQuestion) => Promise<StartAction>;

/** `wait`: until the vendors have answered, then quit; `quit`: at once; `stay`: do not quit. */
export type QuitAnswer = 'wait' | 'quit' | 'stay';

/** The question before quitting. The last button stays. */
export interface QuitQuestion {
  readonly message: string;
  readonly detail: string;
  readonly buttons: readonly { readonly label: string; readonly answer: QuitAnswer }[];
  /** Index of the button that Enter presses. */
  readonly proposal: number;
  /** What is done where nobody can be asked. */
  readonly unasked: QuitAnswer;
}

/** Sends a message of the contract to the page, if there is one. */
export type Push = <N extends PushName>(name: N, payload: PushPayload<N>) => void;

/** A server that offers newer versions, named when the installers were made. */
export interface UpdateFeed {
  readonly host: string;
  /** Whether this kind of installation can install what it offers. */
  readonly installable: boolean;
  /**
   * Asks for a version newer than the running one.
   *
   * @returns its number; null when there is none
   */
  check(): Promise<string | null>;
  /**
   * Downloads the version that {@link check} found, checks it as the system at hand can, and has it installed when the
   * app quits well.
   *
   * @param onPercent told how much has arrived, 0 to 100
   */
  download(onPercent: (percent: number) => void): Promise<void>;
}

/** Everything that the platform gives. */
export interface Ports {
  readonly clock: Clock;
  readonly push: Push;
  /** Starts a process that alone talks to the OS keychain. */
  readonly startKeychain: () => KeychainProcess;
  /** The proxies for a URL, as a PAC script answers: `DIRECT` or `PROXY host:port`. */
  readonly resolveProxy: (url: string) => Promise<string>;
  readonly clipboard: SystemClipboard;
  /** Copies what is no secret. */
  readonly copyPlainText: (text: string) => Promise<void>;
  /** Asks where to save a file. @returns absolute path, or null when the agent cancelled */
  readonly askSavePath: (fileName: string) => Promise<string | null>;
  /** Shows a notification of the system; a click on it brings the window to the front. */
  readonly notify: (words: NotificationWords, failed: (why: string) => void) => void;
  readonly power: Power;
  /** Calls when the window gets the focus. */
  readonly onFocus: (listener: () => void) => void;
  readonly fingerprint: Fingerprint;
  /** Opens a folder in the system's file manager. */
  readonly openFolder: (path: string) => Promise<void>;
  /** Opens an address in the system's browser. */
  readonly openWebPage: (url: string) => Promise<void>;
  readonly setColourScheme: (scheme: Settings['colorScheme']) => void;
  readonly askAtStart: AskAtStart;
  /**
   * Asks before quitting. Where there is no window to stay in, answers `unasked`.
   *
   * @param over aborted when what is waited for is over: the question goes, and the answer is `wait`
   */
  readonly askToQuit: (question: QuitQuestion, over: AbortSignal) => Promise<QuitAnswer>;
  /** Says that the history was found damaged while the app runs. */
  readonly tellDamaged: () => Promise<void>;
  /** Null where the build knows no update server. */
  readonly updateFeed: UpdateFeed | null;
  /** What the computer's administrator decided for all its users, as it stands in the file; null where there is none. */
  readonly policy: string | null;
  /** Quits the app, with its questions. */
  readonly quit: () => void;
}
