import type { RepairReport } from '../../shared/models/repair.ts';

const BROKEN: RepairReport['problems'] = [
  {
    kind: 'missing',
    of: 'token',
    name: 'Order 10023 check',
    message:
      'The secret of the token “Order 10023 check” is not in the keychain: it was removed outside Tokendesk.',
    remedy: 'Repair marks it as gone, so that nobody relies on it. Issue a new token.',
  },
  {
    kind: 'left-over',
    of: 'token',
    name: 'PRACTICE-CUSTOMER-2',
    message: 'The keychain still has an entry of the token “PRACTICE-CUSTOMER-2” that is no longer in use.',
    remedy: 'Repair removes it.',
  },
  {
    kind: 'changed',
    of: 'connection',
    name: 'CRM.COM test',
    message:
      'The secret of the connection “CRM.COM test” was changed outside Tokendesk and cannot be trusted.',
    remedy:
      'Repair leaves it as it is. Edit the connection and enter its secrets again. Delete this one here: that removes the entry.',
  },
];

/** One problem of each kind; a repair leaves the one that only the agent can mend. */
export function fakeRepair() {
  let problems = BROKEN;
  return {
    'repair.check': (): RepairReport => ({
      tokens: 30,
      connections: 4,
      deletedTokens: 2,
      deletedConnections: 1,
      problems,
    }),
    'repair.run': () => {
      problems = problems.filter(({ kind }) => kind === 'changed');
      return { removed: 1, marked: 1, left: 1 };
    },
  };
}
