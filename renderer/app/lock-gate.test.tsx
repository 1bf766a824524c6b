// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fakeBridge } from '../dev/fake-bridge.ts';
import { FAKE_CONNECTIONS } from '../dev/fake-connections.ts';
import { FAKE_SECRET } from '../dev/fake-details.ts';
import { connectionDialog, openConnectionDialog } from '../features/connections/connection-dialog-store.ts';
import { changeDesk, changeForm, deskOf, desks } from '../features/issue/desk.ts';
import { TOKEN } from '../testing/samples.ts';
import { WithApp } from '../testing/with-app.tsx';
import { changeField } from '../ui/form-state.ts';
import { LockGate } from './lock-gate.tsx';

const oracle = FAKE_CONNECTIONS.find(({ api }) => api === 'oracle');
if (oracle === undefined) throw new Error('no Oracle connection');
const options = { empty: false, session: false, waiting: false, broken: false, tokens: 3 } as const;

function openApp(lock: 'none' | 'set' | 'locked', broken = false) {
  Object.defineProperty(window, 'tokendesk', {
    configurable: true,
    value: fakeBridge({ ...options, lock, broken }),
  });
  render(
    <WithApp>
      <LockGate />
    </WithApp>,
  );
}

describe('LockGate', () => {
  beforeEach(() => {
    Element.prototype.scrollIntoView = () => undefined;
    desks.change(() => ({ selected: oracle.id, byConnection: {} }));
  });
  afterEach(cleanup);

  it('takes a revealed token off the page as soon as the app locks', async () => {
    changeDesk(oracle, (desk) => ({ ...desk, run: { state: 'issued', token: TOKEN } }));
    openApp('set');
    fireEvent.click(await screen.findByRole('button', { name: 'Reveal token' }));
    await screen.findByText(FAKE_SECRET);
    fireEvent.click(screen.getByRole('button', { name: 'Lock now' }));
    await screen.findByRole('heading', { name: 'Tokendesk is locked' });
    expect(document.body.textContent).not.toContain(FAKE_SECRET);
    expect(screen.queryByRole('link', { name: 'Issue token' })).toBeNull();
  });

  it('forgets typed secrets and closes the connection dialog; other fields stay', async () => {
    changeForm(oracle, (form) => changeField(form, 'channelId', 'CHANNEL1'));
    changeForm(oracle, (form) => changeField(form, 'channelSecret', 'not a real secret'));
    openApp('set');
    await screen.findByLabelText('Channel secret');
    openConnectionDialog({ kind: 'edit', connection: oracle });
    fireEvent.keyDown(document.documentElement, { key: 'l', code: 'KeyL', ctrlKey: true });
    await screen.findByRole('heading', { name: 'Tokendesk is locked' });
    expect(deskOf(desks.get(), oracle).form.values).toMatchObject({
      channelId: 'CHANNEL1',
      channelSecret: '',
    });
    expect(connectionDialog.get()).toBeNull();
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  it('shows the history without anything to do, until the passphrase opens the window', async () => {
    openApp('locked');
    const field = await screen.findByLabelText('Passphrase');
    expect(await screen.findByRole('table', { name: 'Tokens' })).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'More actions' })).toBeNull();
    fireEvent.change(field, { target: { value: 'open sesame' } });
    fireEvent.click(screen.getByRole('button', { name: 'Unlock' }));
    expect(await screen.findByRole('link', { name: 'Issue token' })).toBeTruthy();
  });

  it('shows the window when the main process cannot even say whether it is locked', async () => {
    openApp('none', true);
    await screen.findByRole('alert');
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(screen.getByRole('link', { name: 'Issue token' })).toBeTruthy();
  });

  it('offers no lock where no passphrase is set', async () => {
    openApp('none');
    await screen.findByRole('link', { name: 'Issue token' });
    expect(screen.queryByRole('button', { name: 'Lock now' })).toBeNull();
  });
});
