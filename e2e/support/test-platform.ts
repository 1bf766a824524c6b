import { join } from 'node:path';
import type { KeychainProcess } from '../../electron/secrets/keychain/protocol.ts';
import type {
  NotificationWords,
  Ports,
  PowerEvent,
  QuitAnswer,
  QuitQuestion,
  StartQuestion,
} from '../../electron/usecases/context/ports.ts';
import type { PushName, PushPayload } from '../../shared/contract.ts';
import type { TestClock } from './test-clock.ts';

/** A message that the page would hear. */
export type PushedMessage = {
  [N in PushName]: { readonly name: N; readonly payload: PushPayload<N> };
}[PushName];

/** What the agent would see and do outside the window, for a check to read and to set. */
export interface TestPlatform {
  /** The text in the system's clipboard. */
  clipboardText: string;
  /** False as under Wayland without the focus: reading says nothing, clearing does nothing. */
  clipboardReliable: boolean;
  /** Plain texts that were copied, oldest first. */
  readonly plainCopies: string[];
  /** Notifications shown, oldest first. */
  readonly notifications: NotificationWords[];
  /** Folders and addresses that were opened. */
  readonly opened: string[];
  /** Answers the save dialog with an absolute path, or null for "cancelled". At first: the proposed name in `dataDir`. */
  savePath: (fileName: string) => string | null | Promise<string | null>;
  /** Answers a question at the start with the label of a choice. At first: the last choice, "Quit". */
  answerAtStart: (question: StartQuestion) => string;
  /** Questions asked at the start, oldest first. */
  readonly startQuestions: StartQuestion[];
  /** Answers the question before quitting. At first: as where nobody can be asked. */
  answerQuit: (question: QuitQuestion, over: AbortSignal) => QuitAnswer | Promise<QuitAnswer>;
  /** Questions asked before quitting, oldest first. */
  readonly quitQuestions: QuitQuestion[];
  /** What the system says of the proxies for a URL. */
  proxy: string;
  /** Seconds since the last input. */
  idleSeconds: number;
  /** Touch ID: `null` where there is none, else whether it recognises the owner. */
  fingerprint: boolean | null;
  /** How often it was said that the history is damaged. */
  damageTold: number;
  /** The window gets the focus. */
  focus(): void;
  /** Tells the app that the computer sleeps, wakes, or locks. */
  power(event: PowerEvent): void;
}

export interface TestPorts {
  readonly platform: TestPlatform;
  readonly ports: Ports;
}

/** The ports of an app without Electron. */
export function testPorts(
  dataDir: string,
  clock: TestClock,
  startKeychain: () => KeychainProcess,
  pushes: PushedMessage[],
): TestPorts {
  const listeners: { readonly event: PowerEvent; readonly listener: () => void }[] = [];
  const onFocus: (() => void)[] = [];
  const platform: TestPlatform = {
    clipboardText: '',
    clipboardReliable: true,
    plainCopies: [],
    notifications: [],
    opened: [],
    savePath: (fileName) => join(dataDir, fileName),
    answerAtStart: ({ choices }) => choices.at(-1)?.label ?? '',
    startQuestions: [],
    answerQuit: ({ unasked }) => unasked,
    quitQuestions: [],
    proxy: 'DIRECT',
    idleSeconds: 0,
    fingerprint: null,
    damageTold: 0,
    focus() {
      for (const listener of onFocus) listener();
    },
    power(event) {
      for (const one of listeners.filter((each) => each.event === event)) one.listener();
    },
  };
  const ports: Ports = {
    clock,
    push: (name, payload) => void pushes.push(structuredClone({ name, payload }) as PushedMessage),
    startKeychain,
    resolveProxy: async () => platform.proxy,
    clipboard: {
      async writeConcealed(text) {
        platform.clipboardText = text;
      },
      readText: async () => (platform.clipboardReliable ? platform.clipboardText : ''),
      async clear() {
        if (platform.clipboardReliable) platform.clipboardText = '';
      },
      isReliable: () => platform.clipboardReliable,
    },
    async copyPlainText(text) {
      platform.plainCopies.push(text);
      platform.clipboardText = text;
    },
    askSavePath: async (fileName) => platform.savePath(fileName),
    notify: (words) => void platform.notifications.push(words),
    power: {
      on: (event, listener) => void listeners.push({ event, listener }),
      idleSeconds: () => platform.idleSeconds,
    },
    onFocus: (listener) => void onFocus.push(listener),
    fingerprint: {
      available: () => platform.fingerprint !== null,
      async ask() {
        if (platform.fingerprint !== true) throw new Error('The finger was not recognised.');
      },
    },
    openFolder: async (path) => void platform.opened.push(path),
    openWebPage: async (url) => void platform.opened.push(url),
    setColourScheme: () => undefined,
    async askAtStart(question) {
      platform.startQuestions.push(question);
      const label = platform.answerAtStart(question);
      const choice = question.choices.find((each) => each.label === label);
      if (choice === undefined) throw new Error(`no “${label}” in ${JSON.stringify(question)}`);
      return choice.action;
    },
    async askToQuit(question, over) {
      platform.quitQuestions.push(question);
      return platform.answerQuit(question, over);
    },
    async tellDamaged() {
      platform.damageTold++;
    },
    updateFeed: null,
    policy: null,
    quit: () => undefined,
  };
  return { platform, ports };
}
