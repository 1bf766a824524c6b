import { EventEmitter } from 'node:events';
import type { BrowserWindow } from 'electron';
import { expect, it } from 'vitest';
import { watchSessionEnd } from './session-end.ts';

/** What the app does at the end of a session, and whether the system has to wait. */
function sessionEnds(mustAsk: boolean): { readonly did: string[]; readonly held: boolean } {
  const window = new EventEmitter();
  const did: string[] = [];
  let held = false;
  watchSessionEnd(window as unknown as BrowserWindow, {
    mustAsk: () => mustAsk,
    quit: () => did.push('asked'),
    leave: () => did.push('cleared'),
  });
  const event = {
    preventDefault: () => {
      held = true;
    },
  };
  window.emit('query-session-end', event);
  if (!held) window.emit('session-end', event);
  return { did, held };
}

it('Windows logs off at once where nothing would be lost, after the clipboard is cleared', () => {
  expect(sessionEnds(false)).toEqual({ did: ['cleared'], held: false });
});

it('Windows waits with logging off where the agent must be asked', () => {
  expect(sessionEnds(true)).toEqual({ did: ['asked'], held: true });
});
