import type { HttpAnswer } from '../../../shared/http-message.ts';
import { isHtml } from '../kit/json-body.ts';

const FIREWALL = {
  message:
    'Something in front of Commvault refused the request (HTTP 403): the answer is not Commvault’s own.',
  hint: 'A firewall or gateway may refuse clients that it does not know: set the User-Agent under Advanced in the connection, for example to that of your browser. If it still refuses, ask who runs the gateway.',
} as const;

/**
 * Sentences for a 403 that has a web page or nothing in it: Commvault itself refuses in JSON, and the firewall of its
 * SaaS was seen to refuse the usual User-Agents of programs.
 *
 * @returns nothing for any other answer
 */
export function firewallSentences(answer: HttpAnswer): Partial<typeof FIREWALL> {
  const isItsOwn = answer.status !== 403 || !(isHtml(answer) || answer.body.trim() === '');
  return isItsOwn ? {} : FIREWALL;
}
