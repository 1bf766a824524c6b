import { createHash } from 'node:crypto';
import type { ClipboardState } from '../../../shared/contract.ts';

/** The system clipboard, as this needs it. */
export interface SystemClipboard {
  /** Writes a text together with the marks that ask clipboard managers not to keep it. */
  writeConcealed(text: string): Promise<void>;
  readText(): Promise<string>;
  /** Resolves when the system's clipboard is empty. */
  clear(): Promise<void>;
}

/** Tokens in the clipboard: at most one, and for a limited time. */
export interface TokenClipboard {
  /** Copies and (re)starts the clock. Returns the Unix ms at which it will be cleared. */
  copy(
    secret: string,
    of: Omit<NonNullable<ClipboardState>, 'clearsAt'>,
    clearAfterMs: number,
  ): Promise<number>;
  state(): ClipboardState;
  /** Clears now, if the clipboard still holds what was copied: never somebody else's text. */
  clear(): Promise<void>;
}

/** Only a hash of the copied text is kept, so that the token itself does not stay in memory. */
export function tokenClipboard(
  system: SystemClipboard,
  onChange: (state: ClipboardState) => void,
): TokenClipboard {
  let held: {
    readonly hash: string;
    readonly state: NonNullable<ClipboardState>;
    readonly timer: NodeJS.Timeout;
  } | null = null;

  const forget = (): void => {
    if (held === null) return;
    clearTimeout(held.timer);
    held = null;
    onChange(null);
  };

  const clear = async (): Promise<void> => {
    const copied = held;
    if (copied === null) return;
    // What cannot be read may still be the token: then it goes without being looked at.
    const current = await read(system);
    // A newer copy may have come while the clipboard was read.
    if (held !== copied) return;
    if (current === null || hash(current) === copied.hash) await system.clear().catch(() => undefined);
    forget();
  };

  return {
    clear,
    state: () => held?.state ?? null,
    async copy(secret, of, clearAfterMs) {
      await system.writeConcealed(secret);
      if (held !== null) clearTimeout(held.timer);
      const clearsAt = Date.now() + clearAfterMs;
      const timer = setTimeout(() => void clear(), clearAfterMs);
      held = { hash: hash(secret), state: { ...of, clearsAt }, timer };
      onChange(held.state);
      return clearsAt;
    },
  };
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
