// @vitest-environment jsdom
import { beforeEach, describe, expect, it } from 'vitest';
import { CONNECTION, TOKEN } from '../../testing/samples.ts';
import { refusal, stubBridge } from '../../testing/stub-bridge.ts';
import { changeField } from '../../ui/form-state.ts';
import { LABEL, TICKET } from './common-issue-fields.ts';
import { changeForm, draftOf, drafts } from './form-drafts.ts';
import { issueToken } from './issue-token.ts';

const draft = () => draftOf(drafts.get(), CONNECTION);
const type = (name: string, value: string) =>
  changeForm(CONNECTION, (form) => changeField(form, name, value));

describe('issueToken', () => {
  beforeEach(() => {
    drafts.change(() => ({}));
    type('channelId', ' CHANNEL1 ');
    type('channelSecret', 'not a real secret ');
    type(TICKET, ' INC-1 ');
    type(LABEL, 'Export for Ada');
  });

  it('sends text trimmed and the secret as typed, then clears the secret, label and ticket', async () => {
    const calls = stubBridge({ 'tokens.issue': () => TOKEN });
    expect(await issueToken(CONNECTION)).toBe(true);
    expect(calls).toEqual([
      {
        name: 'tokens.issue',
        input: {
          connectionId: 'c1',
          inputs: { channelId: 'CHANNEL1', channelSecret: 'not a real secret ', rememberSecret: false },
          label: 'Export for Ada',
          ticket: 'INC-1',
        },
      },
    ]);
    expect(draft().attempt).toEqual({ state: 'issued', token: TOKEN });
    expect(draft().form.values).toMatchObject({
      channelId: ' CHANNEL1 ',
      channelSecret: '',
      [LABEL]: '',
      [TICKET]: '',
    });
  });

  it('loses nothing when the request fails, and keeps the vendor’s words beside the field', async () => {
    stubBridge({
      'tokens.issue': () => {
        throw refusal({ channelId: 'Unknown channel.' });
      },
    });
    const before = draft().form.values;
    await issueToken(CONNECTION);
    expect(draft().form.values).toEqual(before);
    expect(draft().form.refused).toEqual({ channelId: 'Unknown channel.' });
    expect(draft().attempt.state).toBe('failed');
  });

  it('takes an old outcome away when a field needs attention: it would read as the answer', async () => {
    stubBridge({ 'tokens.issue': () => TOKEN });
    await issueToken(CONNECTION);
    expect(draft().attempt.state).toBe('issued');
    expect(await issueToken(CONNECTION)).toBe(false);
    expect(draft().attempt.state).toBe('idle');
  });

  it('sends nothing while a field needs attention', async () => {
    const calls = stubBridge({});
    type('channelSecret', '');
    expect(await issueToken(CONNECTION)).toBe(false);
    expect(calls).toEqual([]);
    expect(draft().form.submitted).toBe(true);
  });

  it('sends a second attempt only after the first is over', async () => {
    const calls = stubBridge({ 'tokens.issue': () => TOKEN });
    await Promise.all([issueToken(CONNECTION), issueToken(CONNECTION)]);
    expect(calls).toHaveLength(1);
  });

  it('keeps what was typed while the request ran', async () => {
    stubBridge({
      'tokens.issue': () => {
        type('channelSecret', 'another one');
        type(TICKET, 'INC-2');
        return TOKEN;
      },
    });
    await issueToken(CONNECTION);
    expect(draft().form.values).toMatchObject({ channelSecret: 'another one', [TICKET]: 'INC-2' });
  });
});
