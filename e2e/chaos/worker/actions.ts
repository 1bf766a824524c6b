import { PRACTICE_MARKS, PRACTICE_RECORDS } from '../../../shared/practice/marks.ts';
import type { Action } from './action.ts';
import { cleaningUp } from './clean-up-actions.ts';
import { addingConnection, deletingConnection, savingConnection } from './connection-actions.ts';
import { movingFromMemory } from './memory-actions.ts';
import { renewingToken, revokingToken } from './renewal-actions.ts';
import {
  deletingToken,
  exportingToken,
  issuing,
  issuingAgain,
  refused,
  revealingToken,
} from './token-actions.ts';

const { channel, channelSecret, authenticationCode } = PRACTICE_RECORDS;
const consumer = { identifyBy: 'authentication_code', authenticationCode };
const oracle = { channelId: channel, channelSecret };

/** Everything that is done and killed. A new use case is one more line. */
export const ACTIONS: Readonly<Record<string, Action>> = {
  'issue intershop': issuing('intershop', () => ({
    customerId: PRACTICE_RECORDS.customer,
    responseFormat: 'XML',
  })),
  'issue commvault': issuing('commvault', (op) => ({ tokenName: op, tokenType: 'ALL' })),
  'issue oracle': issuing('oracle', () => oracle),
  'issue crmcom': issuing('crmcom', () => consumer),
  'issue, 8 KB': issuing('commvault', (op) => ({
    tokenName: `${PRACTICE_MARKS.long}-${op}`,
    tokenType: 'ALL',
  })),
  'issue, remember': issuing('oracle', () => ({ ...oracle, rememberSecret: true }), 'connections'),
  'issue again': issuingAgain(),
  'issue, refused': refused(PRACTICE_MARKS.errorIn200),
  'issue, cut off': refused(PRACTICE_MARKS.cut),
  'delete token': deletingToken('short'),
  'delete, 8 KB': deletingToken('long'),
  renew: renewingToken('short'),
  'renew, 8 KB': renewingToken('long'),
  revoke: revokingToken(),
  export: exportingToken(),
  reveal: revealingToken(),
  'replace secret': savingConnection('same', 'crmcom'),
  'switch sign-in': savingConnection('other', 'commvault'),
  'add or drop secret': savingConnection('other', 'oracle'),
  'rename connection': savingConnection('name only', 'intershop'),
  'add connection': addingConnection('crmcom'),
  'add without secret': addingConnection('oracle'),
  'delete connection': deletingConnection('commvault'),
  'move from memory': movingFromMemory(),
  'clean up': cleaningUp(),
};
