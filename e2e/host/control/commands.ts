import { setImmediate as nextTurn } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { OpenBox } from '../dialog/unanswered.ts';
import { answerBox, openBoxes } from '../dialog/unanswered.ts';
import { hostEvent } from '../events.ts';
import { actOnNotification } from '../modules/notification.ts';
import { powerMonitor } from '../modules/system.ts';
import { allWindows } from '../window/windows.ts';
import { tellIdle, tellProxy } from './told.ts';

/** What a test can do to the computer around the app; one JSON object each. */
export type Command =
  /** An event of `powerMonitor`: `suspend`, `resume`, `lock-screen` ... */
  | { readonly do: 'power'; readonly event: string }
  /** How long nobody has used the computer, and whether its screen is locked. */
  | { readonly do: 'idle'; readonly seconds: number; readonly screenLocked: boolean }
  /** An event of the oldest window; of Windows' `query-session-end` and `session-end`, for example. */
  | { readonly do: 'window'; readonly event: string }
  /** What a person does to a notification, or the system. What the app does not hold is collected before. */
  | {
      readonly do: 'notification';
      readonly title: string;
      readonly event: 'click' | 'close' | 'failed';
    }
  /** The system's answer about proxies; `never` for none at all, null for what the environment says. */
  | { readonly do: 'proxy'; readonly answer: string | null }
  /** Lists the dialogs that are open under `TOKENDESK_HOST_DIALOG=ignore`. */
  | { readonly do: 'boxes' }
  /** Presses a button of the oldest open message box. */
  | { readonly do: 'answer'; readonly button: string };

/** What the host says to a command. */
export type CommandAnswer =
  | { readonly prevented: boolean }
  | { readonly told: string }
  | { readonly boxes: readonly OpenBox[] };

/**
 * Carries a command out.
 *
 * @throws Error in words when there is nothing to do it to
 */
export async function carryOut(command: Command): Promise<CommandAnswer> {
  switch (command.do) {
    case 'power':
      return emitOn(powerMonitor, command.event);
    case 'window': {
      const [window] = allWindows();
      if (window === undefined) throw new Error('There is no window');
      return emitOn(window, command.event);
    }
    case 'idle':
      tellIdle(command);
      return { told: 'idle' };
    case 'proxy':
      tellProxy(command.answer ?? undefined);
      return { told: 'proxy' };
    case 'notification':
      await collectGarbage();
      return { told: actOnNotification(command.title, command.event) };
    case 'boxes':
      return { boxes: openBoxes() };
    case 'answer':
      answerBox(command.button);
      return { told: 'answered' };
  }
}

function emitOn(target: NodeJS.EventEmitter, name: string): CommandAnswer {
  const event = hostEvent({ reasons: ['shutdown'] });
  target.emit(name, event);
  return { prevented: event.defaultPrevented };
}

/** Collects what nobody refers to. In a turn of its own: within one turn, weak references stay whole. */
async function collectGarbage(): Promise<void> {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  await nextTurn();
  collect();
  await nextTurn();
}
