import { z } from 'zod';
import type { HttpAnswer } from '../../../shared/http-message.ts';
import { badAnswer } from '../kit/bad-answer.ts';
import type { ConnectionContext, Probe } from '../kit/define.ts';
import { isHtml, jsonBody } from '../kit/json-body.ts';
import { looseText } from '../kit/lenient.ts';
import { isSuccess } from '../kit/refusal.ts';
import { refusedProbe } from './refused.ts';
import { signedHeaders } from './request.ts';

const user = z.object({ firstName: looseText, lastName: looseText });

/** `GET /users/-`: who am I (Intershop KB M25763). */
export function userProbe(context: ConnectionContext): Probe {
  return {
    request: {
      method: 'GET',
      url: `${context.baseUrl}/users/-`,
      headers: { Accept: 'application/json', ...signedHeaders(context) },
    },
    read: (answer: HttpAnswer) => {
      if (!isSuccess(answer.status)) throw refusedProbe(answer, context);
      if (isHtml(answer)) throw badAnswer('Intershop', answer, 'not with a user', false);
      const reading = user.safeParse(jsonBody(answer));
      const names = reading.success ? [reading.data.firstName, reading.data.lastName] : [];
      const name = names.filter((part) => part !== null).join(' ');
      return {
        outcome: 'accepted',
        message: name === '' ? 'Intershop accepted the login.' : `Signed in as ${name}.`,
      };
    },
  };
}
