import type { CallInFlight } from '../../../shared/models/call-in-flight.ts';
import { PROVIDERS } from '../../../shared/vendors/index.ts';
import type { QuitQuestion } from '../context/ports.ts';
import type { AtRisk } from './at-risk.ts';

/** Says what is under way and what quitting would cost. */
export function quitQuestion(risk: AtRisk): QuitQuestion {
  return risk.calls.length > 0 ? callsQuestion(risk) : lossQuestion(risk);
}

function callsQuestion({ calls, secrets, unwritten }: AtRisk): QuitQuestion {
  const [first = '', ...others] = calls.map(underWay);
  const costs = [...new Set(calls.map(({ atStake }) => COSTS[atStake]))];
  return {
    message: others.length === 0 ? first : `${calls.length} requests wait for their answers`,
    detail: [
      ...(others.length === 0 ? [] : [first, ...others].map((line) => `• ${line}`)),
      'Tokendesk waits for the answer, which has a time limit, keeps what it brings, and quits then.',
      `If you quit anyway: ${costs.join(' ')}`,
      ...rest(secrets, unwritten),
    ].join('\n'),
    buttons: [
      { label: 'Wait, then quit', answer: 'wait' },
      { label: 'Quit anyway', answer: 'quit' },
      { label: 'Stay', answer: 'stay' },
    ],
    proposal: 0,
    unasked: 'wait',
  };
}

function lossQuestion({ secrets, unwritten }: AtRisk): QuitQuestion {
  return {
    message:
      secrets === 0
        ? 'The history is not up to date'
        : secrets === 1
          ? 'One secret will be lost'
          : `${secrets} secrets will be lost`,
    detail: rest(secrets, unwritten).join('\n'),
    buttons: [
      { label: secrets === 0 ? 'Quit anyway' : 'Quit and lose them', answer: 'quit' },
      { label: 'Stay', answer: 'stay' },
    ],
    proposal: 1,
    unasked: 'quit',
  };
}

function rest(secrets: number, unwritten: number): string[] {
  return [
    ...(secrets === 0
      ? []
      : [
          'Secrets are kept in memory only, because no keychain could be used. Copy or export the tokens you still need, or choose “Check again” in the window when the keychain is back.',
        ]),
    ...(unwritten === 0
      ? []
      : [
          `${unwritten === 1 ? 'One change' : `${unwritten} changes`} could not be written into the history yet. What is in the keychain is found again at the next start.`,
        ]),
  ];
}

const DOING: Readonly<Record<CallInFlight['kind'], string>> = {
  issue: 'A token is being issued',
  renew: 'A token is being renewed',
  revoke: 'A token is being revoked',
  edit: 'A token is being changed',
  'record-action': 'A secret is being changed',
  'sign-out': 'A session is being ended',
  read: 'A list is being read',
};

/** By vendor and connection only: the app may be locked, and then nobody shall read for whom it is. */
function underWay(call: CallInFlight): string {
  return `${DOING[call.kind]} at ${PROVIDERS[call.api].name} (${call.connectionName})`;
}

const COSTS: Readonly<Record<CallInFlight['atStake'], string>> = {
  token: 'the vendor may have created a token that nobody has.',
  pair: 'the token may be renewed without anybody having the new pair, and its refresh token cannot be used again.',
  secret: 'the vendor may have made a new secret that nobody has.',
  nothing: 'what the vendor did is then not known; it can be looked up or done again.',
};
