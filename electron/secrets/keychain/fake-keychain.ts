import type { KeychainProcess, KeychainReply, KeychainRequest } from './protocol.ts';

/**
 * What a real keychain cannot be made to do in a test: hang, crash, or lock itself at a given call. One that
 * `forgets` says that it took what it is given, as KeePassXC does when its question is cancelled.
 */
export type Mood = 'works' | 'locked' | 'hangs' | 'crashes' | 'missing' | 'forgets';

export interface FakeKeychain {
  mood: Mood;
  readonly entries: Map<string, string>;
  /** Holds back the answer to a call about this account, as a prompt does. */
  delay: (account: string) => Promise<void> | undefined;
  /** How many processes were started. */
  started: number;
  /** How many calls were open at once, at most. */
  mostAtOnce: number;
  start(): KeychainProcess;
}

/** A keychain for tests. Locked, it behaves as gnome-keyring does: reading says "not there", writing is refused. */
export function fakeKeychain(): FakeKeychain {
  let open = 0;
  const keychain: FakeKeychain = {
    mood: 'works',
    entries: new Map(),
    delay: () => undefined,
    started: 0,
    mostAtOnce: 0,
    start() {
      keychain.started++;
      let reply: (message: KeychainReply) => void = () => undefined;
      let exit: () => void = () => undefined;
      const run = (request: KeychainRequest): void => {
        open--;
        if (keychain.mood === 'crashes') exit();
        else reply(answer(keychain, request));
      };
      return {
        onReply: (listener) => {
          reply = listener;
        },
        onExit: (listener) => {
          exit = listener;
        },
        send(request) {
          open++;
          keychain.mostAtOnce = Math.max(keychain.mostAtOnce, open);
          const delayed = keychain.delay(request.account);
          if (keychain.mood === 'hangs') return;
          if (delayed === undefined) setImmediate(run, request);
          else void delayed.then(() => run(request));
        },
        kill() {
          open = 0;
        },
      };
    },
  };
  return keychain;
}

function answer({ mood, entries }: FakeKeychain, request: KeychainRequest): KeychainReply {
  const { id, account } = request;
  if (mood === 'missing') return { id, ok: false, message: 'Cannot autolaunch D-Bus without X11 $DISPLAY' };
  if (mood === 'locked') {
    return request.op === 'get'
      ? { id, ok: true, value: null }
      : { id, ok: false, message: 'Cannot create an item in a locked collection' };
  }
  if (request.op === 'get') return { id, ok: true, value: entries.get(account) ?? null };
  if (request.op === 'delete') return { id, ok: true, value: entries.delete(account) };
  if (mood !== 'forgets') entries.set(account, request.secret);
  return { id, ok: true, value: true };
}
