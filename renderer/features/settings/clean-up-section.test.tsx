// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import type { CleanUpPolicy } from '../../../shared/models/clean-up.ts';
import { DEFAULT_SETTINGS, type Settings } from '../../../shared/models/settings.ts';
import { stubBridge } from '../../testing/stub-bridge.ts';
import { WithApp } from '../../testing/with-app.tsx';
import { CleanUpSection } from './clean-up-section.tsx';

/** One secret is due for each day below 10; a main process that remembers its settings. */
function open() {
  let settings: Settings = DEFAULT_SETTINGS;
  const calls = stubBridge({
    'settings.get': () => settings,
    'settings.set': (changes) => {
      settings = { ...settings, ...(changes as Partial<Settings>) };
      return settings;
    },
    'cleanUp.preview': (policy) => ({
      secrets: Math.max(0, 10 - (policy as CleanUpPolicy).secretRetentionDays),
      rows: 0,
    }),
  });
  render(
    <WithApp>
      <CleanUpSection />
    </WithApp>,
  );
  return { saved: () => calls.filter(({ name }) => name === 'settings.set').map(({ input }) => input) };
}

async function type(days: string): Promise<void> {
  await screen.findByText('Now due: 3 secrets, 0 entries');
  const field = screen.getByLabelText('Remove secrets of expired tokens after (days)');
  fireEvent.change(field, { target: { value: days } });
}
const save = (): void => void fireEvent.click(screen.getByRole('button', { name: 'Save policy' }));

describe('CleanUpSection', () => {
  afterEach(cleanup);

  it('asks, with the numbers, before a stricter policy is saved', async () => {
    const { saved } = open();
    await type('1');
    await screen.findByText('Now due: 9 secrets, 0 entries');
    save();
    const dialog = await screen.findByRole('dialog', { name: 'Save clean-up policy' });
    expect(dialog.textContent).toContain('The next clean-up removes 9 secrets and 0 entries.');
    expect(saved()).toEqual([]);
    fireEvent.click(screen.getAllByRole('button', { name: 'Save policy' }).at(-1) as HTMLElement);
    await screen.findByRole('button', { name: 'Clean up now' });
    expect(saved()).toEqual([{ secretRetentionDays: 1, historyRetentionDays: 0 }]);
  });

  it('saves a milder policy without a question', async () => {
    const { saved } = open();
    await type('0');
    save();
    await screen.findByRole('button', { name: 'Clean up now' });
    expect(saved()).toEqual([{ secretRetentionDays: 0, historyRetentionDays: 0 }]);
  });

  it('says what is wrong with a number, and saves nothing', async () => {
    open();
    await type('400');
    expect(screen.getByText('Enter a whole number from 0 to 365.')).toBeTruthy();
    expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Save policy' }).disabled).toBe(true);
  });
});
