import { describe, expect, it } from 'vitest';
import { isOurPage, type Sender } from './our-page.ts';

const ORIGIN = 'app://tokendesk';
const sent = (frameToken: string, origin = ORIGIN): Sender => ({
  senderFrame: { frameToken, origin },
  sender: { mainFrame: { frameToken: 'main' } },
});
const ours = (sender: Sender): boolean => isOurPage(sender, (origin) => origin === ORIGIN);

describe('isOurPage', () => {
  it('is the main frame of our origin, whichever object stands for it', () => {
    expect(ours(sent('main'))).toBe(true);
  });

  it('is no other frame, no other origin, and no frame that is gone', () => {
    expect(ours(sent('inner'))).toBe(false);
    expect(ours(sent('main', 'https://elsewhere.example'))).toBe(false);
    expect(ours({ senderFrame: null, sender: { mainFrame: { frameToken: 'main' } } })).toBe(false);
  });
});
