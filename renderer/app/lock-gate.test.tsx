// @vitest-environment jsdom
import { act, cleanup, configure, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { AppError } from '../../shared/errors.ts';
import type { LockState } from '../../shared/models/lock.ts';
import { DEFAULT_SETTINGS } from '../../shared/models/settings.ts';
import { connectionDialog, openConnectionDialog } from '../features/connections/connection-dialog-store.ts';
import { changeDraft, changeForm, draftOf, drafts } from '../features/issue/form-drafts.ts';
import { CONNECTION, TOKEN } from '../testing/samples.ts';
import { push, stubBridge } from '../testing/stub-bridge.ts';
import { WithApp } from '../testing/with-app.tsx';
import { changeField } from '../ui/form-state.ts';
import { LockGate } from './lock-gate.tsx';

// The whole window is drawn: that takes a while on a busy machine.
configure({ asyncUtilTimeout: 10_000 });

const SECRET = 'not-a-real-token';
const NO_LOCK: LockState = {
  configured: false,
  locked: false,
  reason: null,
  retryAt: null,
  verifierMissing: false,
  fingerprint: false,
};

/** A main process with one connection, one token and an app lock, or one that cannot say whether it is locked. */
function openApp(initial: LockState | 'broken') {
  let lock = initial === 'broken' ? NO_LOCK : initial;
  const change = (changes: Partial<LockState>): undefined => {
    lock = { ...lock, ...changes };
    push('lock.changed', lock);
    return undefined;
  };
  const calls = stubBridge({
    'lock.state': () => {
      if (initial === 'broken') throw new AppError({ code: 'internal', message: 'Broken.', hint: '' });
      return lock;
    },
    'lock.lock': () => change({ locked: true, reason: 'agent' }),
    'lock.unlock': () => change({ locked: false, reason: null }),
    'connections.list': () => [CONNECTION],
    'tokens.list': () => ({
      tokens: [TOKEN],
      unreadable: [],
      matching: 1,
      total: 1,
      hasMore: false,
      next: null,
    }),
    'tokens.reveal': () => ({ secret: SECRET, hideAt: Date.now() + 20_000 }),
    'lookups.unsettled': () => [],
    'jobs.problems': () => [],
    'presets.list': () => [],
    'clipboard.state': () => null,
    'settings.get': () => DEFAULT_SETTINGS,
    'keychain.status': () => ({
      state: 'available',
      backend: 'Keychain',
      reason: '',
      remedy: '',
      sessionSecrets: 0,
    }),
  });
  render(
    <WithApp>
      <LockGate />
    </WithApp>,
  );
  return calls;
}

const SET: LockState = { ...NO_LOCK, configured: true };
const LOCKED: LockState = { ...SET, locked: true, reason: 'start' };

describe('LockGate', () => {
  beforeEach(() => {
    Element.prototype.scrollIntoView = () => undefined;
    drafts.change(() => ({}));
  });
  afterEach(cleanup);

  it('takes a revealed token off the page as soon as the app locks', async () => {
    changeDraft(CONNECTION, (draft) => ({ ...draft, attempt: { state: 'issued', token: TOKEN } }));
    openApp(SET);
    fireEvent.click(await screen.findByRole('button', { name: 'Reveal token' }));
    await screen.findByText(SECRET);
    fireEvent.click(screen.getByRole('button', { name: 'Lock now' }));
    await screen.findByRole('heading', { name: 'Tokendesk is locked' });
    expect(document.body.textContent).not.toContain(SECRET);
    expect(screen.queryByRole('link', { name: 'Issue token' })).toBeNull();
  });

  it('forgets typed secrets and closes the connection dialog; other fields stay', async () => {
    changeForm(CONNECTION, (form) => changeField(form, 'channelId', 'CHANNEL1'));
    changeForm(CONNECTION, (form) => changeField(form, 'channelSecret', 'not a real secret'));
    openApp(SET);
    await screen.findByLabelText('Channel secret');
    act(() => openConnectionDialog({ kind: 'edit', id: CONNECTION.id }));
    await screen.findByRole('dialog', { name: 'Edit connection' });
    fireEvent.keyDown(document.documentElement, { key: 'l', code: 'KeyL', ctrlKey: true });
    await screen.findByRole('heading', { name: 'Tokendesk is locked' });
    expect(draftOf(drafts.get(), CONNECTION).form.values).toMatchObject({
      channelId: 'CHANNEL1',
      channelSecret: '',
    });
    expect(connectionDialog.get()).toBeNull();
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  it('shows the history without anything to do, until the passphrase opens the window', async () => {
    openApp(LOCKED);
    const field = await screen.findByLabelText('Passphrase');
    expect(await screen.findByRole('table', { name: 'Tokens' })).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'More actions' })).toBeNull();
    fireEvent.change(field, { target: { value: 'open sesame' } });
    fireEvent.click(screen.getByRole('button', { name: 'Unlock' }));
    expect(await screen.findByRole('link', { name: 'Issue token' })).toBeTruthy();
  });

  it('shows the window when the main process cannot even say whether it is locked', async () => {
    const calls = openApp('broken');
    expect(await screen.findByRole('link', { name: 'Issue token' })).toBeTruthy();
    expect(screen.queryByRole('heading', { name: 'Tokendesk is locked' })).toBeNull();
    // It asks once more for each part that wants to know, and stays open while it does.
    expect(calls.some(({ name }) => name === 'lock.state')).toBe(true);
  });

  it('offers no lock where no passphrase is set', async () => {
    openApp(NO_LOCK);
    await screen.findByRole('link', { name: 'Issue token' });
    expect(screen.queryByRole('button', { name: 'Lock now' })).toBeNull();
  });
});
