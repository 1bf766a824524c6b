// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { DEFAULT_SETTINGS, type Settings } from '../../../shared/models/settings.ts';
import type { UpdateStatus } from '../../../shared/models/updates.ts';
import { stubBridge } from '../../testing/stub-bridge.ts';
import { WithApp } from '../../testing/with-app.tsx';
import { UpdatesSection } from './updates-section.tsx';

const STATUS: UpdateStatus = {
  mode: 'install',
  fixedBy: null,
  server: 'updates.tokendesk.example',
  installable: true,
  state: 'available',
  version: '2.0.0',
  percent: null,
  checkedAt: 1_700_000_000_000,
  problem: '',
};

function open(status: Partial<UpdateStatus> = {}) {
  const calls = stubBridge({
    'settings.get': () => DEFAULT_SETTINGS,
    'settings.set': (changes) => ({ ...DEFAULT_SETTINGS, ...(changes as Partial<Settings>) }),
    'updates.status': () => ({ ...STATUS, ...status }),
    'updates.check': () => STATUS,
    'updates.download': () => STATUS,
  });
  render(
    <WithApp>
      <UpdatesSection />
    </WithApp>,
  );
  return () =>
    calls.map(({ name }) => name).filter((name) => name !== 'settings.get' && name !== 'updates.status');
}

const button = (name: string) => screen.queryByRole<HTMLButtonElement>('button', { name });

describe('UpdatesSection', () => {
  afterEach(cleanup);

  it('says that nobody is asked where the build knows no server', async () => {
    const called = open({ fixedBy: 'build', mode: 'off', server: null });
    await screen.findByText(/knows no update server and asks nobody/);
    expect(screen.queryByLabelText('Updates')).toBeNull();
    expect(called()).toEqual([]);
  });

  it('downloads only when the agent presses the button that names the version', async () => {
    const called = open();
    await screen.findByText('Tokendesk 2.0.0 is available.');
    expect(called()).toEqual([]);
    fireEvent.click(button('Download 2.0.0') as HTMLButtonElement);
    await screen.findByText('Tokendesk 2.0.0 is available.');
    expect(called()).toEqual(['updates.download']);
  });

  it.each([
    ['the mode only tells', { mode: 'notify' }],
    ['the installation cannot', { installable: false }],
  ] as const)('offers no download where %s', async (_, status) => {
    open(status);
    await screen.findByText('Tokendesk 2.0.0 is available.');
    expect(button('Download 2.0.0')).toBeNull();
    expect(button('Check now')).not.toBeNull();
  });

  it('cannot be chosen where the administrator has', async () => {
    open({ fixedBy: 'policy', mode: 'off' });
    const choice = await screen.findByLabelText<HTMLSelectElement>('Updates');
    expect([choice.disabled, choice.value]).toEqual([true, 'off']);
    expect(screen.getByText('Set by the administrator of this computer.')).toBeTruthy();
    expect(button('Check now')).toBeNull();
  });

  it('saves what is chosen', async () => {
    const called = open();
    fireEvent.change(await screen.findByLabelText('Updates'), { target: { value: 'off' } });
    await vi.waitFor(() => expect(called()).toEqual(['settings.set']));
  });

  it('offers to quit once it is downloaded, and says what went wrong', async () => {
    open({ state: 'ready' });
    await screen.findByText('Tokendesk 2.0.0 is installed when you quit.');
    expect(button('Quit and install')).not.toBeNull();
    cleanup();
    open({ state: 'failed', problem: 'The update server gave no usable answer. (E)' });
    await screen.findByText('The update server gave no usable answer. (E)');
  });
});
