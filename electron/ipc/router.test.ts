import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type OpenedApp, openApp, temporaryFolder } from '../../e2e/support/open-app.ts';
import { createLogger, type Logger } from '../log/logger.ts';
import { type Dispatch, type Handlers, router } from './router.ts';

const SECRET = 'practice-secret-that-is-in-the-call';

let log: Logger;
beforeEach(() => {
  log = createLogger(join(temporaryFolder(), 'tokendesk.log'));
});
const logText = (): string => readFileSync(log.file, 'utf8');

/** A router of which one handler is replaced; none of the others is called. */
function withHandler(
  changes: Partial<Record<keyof Handlers, unknown>>,
  admit = (): void => undefined,
): Dispatch {
  return router({ handlers: changes as unknown as Handlers, admit, log });
}

describe('the router', () => {
  it.each(['no.such.call', 'toString', '__proto__', 7, null, undefined])(
    'refuses what is no call of the contract: %j',
    async (name) => {
      expect(await withHandler({})(name, undefined)).toMatchObject({
        ok: false,
        error: { code: 'invalid-input', message: 'There is no such call.' },
      });
    },
  );

  it('refuses what does not fit the contract, calls nothing, and logs where, not what', async () => {
    let called = false;
    const dispatch = withHandler({
      'tokens.reveal': () => {
        called = true;
      },
    });
    const input = { id: 7, part: SECRET };
    expect(await dispatch('tokens.reveal', input)).toMatchObject({
      ok: false,
      error: { code: 'invalid-input', message: 'The call does not fit the contract.' },
    });
    expect(called).toBe(false);
    expect(logText()).toContain('tokens.reveal');
    expect(logText()).toMatch(/"issues":\["id: invalid_type","part: invalid_value"\]/);
    expect(logText()).not.toContain(SECRET);
  });

  it('answers nothing that does not fit the contract, and logs where', async () => {
    const dispatch = withHandler({ 'tokens.reveal': () => ({ secret: SECRET, hideAt: 'soon' }) });
    const answer = await dispatch('tokens.reveal', { id: 'a', part: 'access' });
    expect(answer).toMatchObject({ ok: false, error: { code: 'internal' } });
    expect(JSON.stringify(answer)).not.toContain(SECRET);
    expect(logText()).toContain('hideAt: invalid_type');
    expect(logText()).not.toContain(SECRET);
  });

  it('turns whatever is thrown into data, without its text', async () => {
    for (const thrown of [new Error(SECRET), SECRET, null]) {
      const dispatch = withHandler({
        'lock.state': () => {
          throw thrown;
        },
      });
      const answer = await dispatch('lock.state', undefined);
      expect(answer).toMatchObject({ ok: false, error: { code: 'internal' } });
      expect(JSON.stringify(answer) + logText()).not.toContain(SECRET);
    }
  });

  it('parses nothing and calls nothing that is not admitted', async () => {
    let called = false;
    const dispatch = withHandler(
      {
        'lock.state': () => {
          called = true;
        },
      },
      () => {
        throw new Error('not now');
      },
    );
    expect(await dispatch('lock.state', undefined)).toMatchObject({ ok: false });
    expect(called).toBe(false);
  });
});

describe('a locked app', () => {
  let app: OpenedApp;
  afterEach(() => app.kill());

  it('answers what shows the history and what unlocks it, and nothing that shows or changes a secret', async () => {
    app = await openApp();
    await app.ask('lock.configure', { current: '', next: 'practice passphrase' });
    await app.ask('lock.lock');
    for (const name of [
      'app.info',
      'lock.state',
      'keychain.status',
      'settings.get',
      'connections.list',
    ] as const)
      expect(await app.call(name), name).toMatchObject({ ok: true });
    const id = 'any';
    for (const answer of [
      await app.call('tokens.reveal', { id, part: 'access' }),
      await app.call('tokens.copy', { id, part: 'access' }),
      await app.call('tokens.export', { id }),
      await app.call('tokens.delete', { id }),
      await app.call('connections.delete', { id }),
      await app.call('app.copyLog'),
      await app.call('settings.set', { lockIdleMinutes: 0 }),
    ])
      expect(answer).toMatchObject({ ok: false, error: { code: 'app-locked' } });
  });
});
