// The page alone, on a made-up main process: `npx vite renderer`, then /dev/. Not part of any build.
// ?empty: a newcomer's first run. ?session: no keychain. ?many: 5,000 tokens. ?broken: every call fails.
// ?waiting: the keychain waits for its password. ?lock, ?locked: with a passphrase (“open sesame”).
import { fakeBridge } from './fake-bridge.ts';

const options = new URLSearchParams(window.location.search);
Object.defineProperty(window, 'tokendesk', {
  value: fakeBridge({
    empty: options.has('empty'),
    session: options.has('session'),
    waiting: options.has('waiting'),
    lock: options.has('locked') ? 'locked' : options.has('lock') ? 'set' : 'none',
    broken: options.has('broken'),
    tokens: options.has('many') ? 5_000 : 30,
  }),
});
await import('../main.tsx');
