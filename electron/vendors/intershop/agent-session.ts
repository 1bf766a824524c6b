import type { HttpAnswer } from '../../../shared/http-message.ts';
import { isSuccess } from '../kit/refusal.ts';
import type { CarriedSession } from '../kit/session.ts';
import { readTokenObject } from './answer.ts';
import { tokenError } from './words.ts';

/**
 * The agent's session: a token in the header `authentication-token` of an answer, to be sent in the same
 * header until another one slides it (Intershop KB M25763, U29770; Intershop PWA, `api-token.service.ts`).
 */
export const agentSession: CarriedSession = { read };

function read(answer: HttpAnswer): ReturnType<CarriedSession['read']> {
  if (answer.status === 401 || tokenError(answer) !== null) return 'over';
  const token = (answer.headers['authentication-token'] ?? '').trim();
  if (!isSuccess(answer.status) || !/^[^\s,]+$/.test(token)) return null;
  // The token in a body is a customer's: with it, the agent would act as the customer.
  return token === readTokenObject(answer).token ? null : { token };
}
