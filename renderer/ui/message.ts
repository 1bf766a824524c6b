import { type ErrorData, toErrorData } from '../../shared/errors.ts';
import { createStore } from './store.ts';

/** A message along the bottom of the window: a confirmation, or an error that has no other place. */
export interface Message {
  readonly text: string;
  /** What to do, for an error. */
  readonly hint: string;
  readonly kind: 'done' | 'error';
  /** Tells two messages with the same words apart. */
  readonly turn: number;
}

const DONE_MS = 8_000;
const ERROR_MS = 30_000;

/** The latest message; it replaces the one before. */
export const message = createStore<Message | null>(null);

let turns = 0;

/** Confirms something that the screen itself does not show. */
export function showMessage(text: string): void {
  put({ text, hint: '', kind: 'done' }, DONE_MS);
}

/** Tells that an action failed that has no place of its own on the screen. */
export function showError(thrown: unknown): void {
  const error: ErrorData = toErrorData(thrown);
  // Locked in the meantime: the lock screen says so itself.
  if (error.code === 'app-locked') return;
  put({ text: error.message, hint: error.hint, kind: 'error' }, ERROR_MS);
}

export function closeMessage(turn: number): void {
  message.change((now) => (now?.turn === turn ? null : now));
}

function put(words: Omit<Message, 'turn'>, ms: number): void {
  turns += 1;
  const turn = turns;
  message.change(() => ({ ...words, turn }));
  setTimeout(() => closeMessage(turn), ms);
}
