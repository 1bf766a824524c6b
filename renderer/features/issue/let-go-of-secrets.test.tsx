// @vitest-environment jsdom
import { act, cleanup, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { CONNECTION, TOKEN } from '../../testing/samples.ts';
import { stubBridge } from '../../testing/stub-bridge.ts';
import { WithTheme } from '../../testing/with-theme.tsx';
import { changeField } from '../../ui/form-state.ts';
import { changeForm, desks } from './desk.ts';
import { forgetTypedSecrets } from './forget-typed-secrets.ts';
import { IssueForm } from './issue-form.tsx';
import { issueToken } from './issue-token.ts';

const SECRET = 'a-secret-that-was-typed';

/** True when React itself still holds the secret: in a drawing that is shown, or in the one before it. */
function isHeld(from: Element): boolean {
  const seen = new Set<unknown>();
  const queue: unknown[] = [...Object.values(from)];
  for (let value = queue.pop(); queue.length > 0 || value !== undefined; value = queue.pop()) {
    if (value === SECRET) return true;
    if (typeof value !== 'object' || value === null || value instanceof Node || seen.has(value)) continue;
    if (value === window) continue;
    seen.add(value);
    queue.push(...Object.values(value).filter((one) => one !== undefined));
  }
  return false;
}

const type = (name: string, value: string) =>
  act(async () => changeForm(CONNECTION, (form) => changeField(form, name, value)));
const settled = () => act(async () => new Promise((resolve) => setTimeout(resolve, 20)));

beforeEach(async () => {
  stubBridge({ 'tokens.issue': () => TOKEN });
  desks.change(() => ({ selected: null, byConnection: {} }));
  render(
    <WithTheme>
      <IssueForm connection={CONNECTION} />
    </WithTheme>,
  );
  await type('channelId', 'CHANNEL1');
  await type('channelSecret', SECRET);
});
afterEach(cleanup);

it.each([
  ['a token was issued', () => issueToken(CONNECTION)],
  ['the app was locked', () => forgetTypedSecrets()],
])('holds no typed secret after %s', async (_when, work) => {
  const field = screen.getByLabelText('Channel secret');
  expect(isHeld(field)).toBe(true);
  await act(async () => {
    await work();
  });
  await settled();
  expect(field).toHaveProperty('value', '');
  expect(isHeld(field)).toBe(false);
});
