import { createHash } from 'node:crypto';
import type { ClipboardState } from '../../../shared/contract.ts';
import { type Clock, systemClock } from '../../time/clock.ts';
import type { SystemClipboard } from '../context/ports.ts';

/** What was copied: of which token or connection, and which secret of it. */
export type CopiedSecret = Pick<NonNullable<ClipboardState>, 'tokenId' | 'part'>;

/** Tokens in the clipboard: at most one, and for a limited time. */
export interface TokenClipboard {
  /**
   * Copies and (re)starts the clock.
   *
   * @param clearAfterMs how long it stays there, in ms
   * @returns the Unix ms at which it will be cleared
   */
  copy(secret: string, of: CopiedSecret, clearAfterMs: number): Promise<number>;
  state(): ClipboardState;
  /**
   * Clears now, unless the clipboard is known to hold somebody else's text. Where that cannot be confirmed, the
   * state stays and says that the secret may still be there.
   */
  clear(): Promise<void>;
  /** Clears what is overdue or could not be confirmed: at focus, after an unlock and after sleep. */
  retry(): Promise<void>;
}

interface Copy {
  /** Only a hash of the text is kept, so that the token itself does not stay in memory. */
  readonly hash: string;
  readonly state: NonNullable<ClipboardState>;
  /** Resolves when the write has ended, however it did. */
  readonly written: Promise<void>;
  readonly cancelTimer: () => void;
}

/**
 * @param onChange called with each new state
 * @param clock the deadline counts by the computer's clock, so that time asleep counts too
 */
export function tokenClipboard(
  system: SystemClipboard,
  onChange: (state: ClipboardState) => void,
  clock: Clock = systemClock,
): TokenClipboard {
  let held: Copy | null = null;

  const forget = (): void => {
    held?.cancelTimer();
    held = null;
    onChange(null);
  };

  const markUncertain = (copied: Copy): void => {
    held = { ...copied, state: { ...copied.state, uncertain: true } };
    onChange(held.state);
  };

  const clear = async (): Promise<void> => {
    if (held === null) return;
    // A lock or a quit during the copy waits for it: what is written after a clear would stay.
    await held.written;
    const copied = held;
    if (copied === null) return;
    const present = await read(system);
    // A newer copy may have come while the clipboard was read.
    if (held !== copied) return;
    if (isAnotherText(present, copied)) {
      if (system.isReliable()) forget();
      else markUncertain(copied);
      return;
    }
    const isGone = await empty(system, copied);
    if (held !== copied) return;
    if (isGone) forget();
    else markUncertain(copied);
  };

  return {
    clear,
    state: () => held?.state ?? null,
    async retry() {
      if (held !== null && (held.state.uncertain || clock.nowMs() >= held.state.clearsAt)) await clear();
    },
    async copy(secret, of, clearAfterMs) {
      held?.cancelTimer();
      const write = system.writeConcealed(secret);
      const clearsAt = clock.nowMs() + clearAfterMs;
      held = {
        hash: hash(secret),
        state: { tokenId: of.tokenId, part: of.part, clearsAt, uncertain: false },
        written: write.catch(() => undefined),
        cancelTimer: clock.after(clearAfterMs, clear),
      };
      onChange(held.state);
      try {
        await write;
      } catch (error) {
        // A part of it may be there.
        await clear();
        throw error;
      }
      return clearsAt;
    },
  };
}

/** True when the clipboard shows a text that is not the copied one. An empty one says nothing. */
function isAnotherText(present: string | null, copied: Copy): boolean {
  return present !== null && present !== '' && hash(present) !== copied.hash;
}

/** Empties the clipboard. True when it is known to hold the copied text no more. */
async function empty(system: SystemClipboard, copied: Copy): Promise<boolean> {
  try {
    await system.clear();
  } catch {
    return false;
  }
  const left = await read(system);
  return system.isReliable() && left !== null && hash(left) !== copied.hash;
}

function hash(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** The text in the clipboard; null when it cannot be read, also at a second try. */
async function read(system: SystemClipboard): Promise<string | null> {
  const attempt = (): Promise<string> => system.readText();
  return attempt()
    .catch(attempt)
    .catch(() => null);
}
