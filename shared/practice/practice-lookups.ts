import type { Api } from '../forms/values.ts';
import type { PracticeInput } from './practice-input.ts';

const criterion = (field: string, value: string, outcome: string): PracticeInput => ({
  field,
  value,
  outcome,
});

/** For each API with records to choose from: criteria that find something there. */
export const PRACTICE_LOOKUPS: Readonly<Partial<Record<Api, readonly PracticeInput[]>>> = {
  intershop: [
    criterion('Last name', 'Practice', 'Finds twelve customers; “Ada Practice” is the first.'),
    criterion('Customer number', 'PC-00051', 'Finds the two users of a business customer.'),
    criterion('Search for', 'e', 'Finds more customers than the server lists: its maximum is 20.'),
  ],
  oracle: [
    criterion('Channel name', 'without a secret', 'Finds the channel for which a secret can be generated.'),
    criterion(
      'Channel name',
      'news',
      'Finds the channels about news; without a name, all 250 come in pages.',
    ),
    criterion(
      'Channel name',
      'breaks off',
      'Finds a channel whose secret cannot be changed without losing the answer: “may have been replaced”.',
    ),
    criterion('Channel name', 'not allowed', 'Finds a channel whose secret may not be changed (403).'),
  ],
};
