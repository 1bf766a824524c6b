import { z } from 'zod';
import type { HttpAnswer } from '../../../shared/http-message.ts';
import { badAnswer } from '../kit/bad-answer.ts';
import type { ConnectionContext, Probe } from '../kit/define.ts';
import { isHtml, jsonBody } from '../kit/json-body.ts';
import { looseName, looseText } from '../kit/lenient.ts';
import { isSuccess } from '../kit/refusal.ts';
import { isXml, parseXml } from '../kit/xml.ts';
import { refusedProbe } from './refused.ts';
import { signedHeaders } from './request.ts';

const xmlUser = z.object({ User: z.union([z.string(), z.object({})]) });
const user = z.object({ type: looseText, firstName: looseName, lastName: looseName });

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
      const { type, firstName, lastName } = userIn(answer);
      const name = [firstName, lastName].filter((part) => part !== null).join(' ');
      // Whatever stands in front of a server can answer 200 with nothing in it.
      if (name === '' && type !== 'User') throw badAnswer('Intershop', answer, 'not with a user', false);
      return {
        outcome: 'accepted',
        message: name === '' ? 'Intershop accepted the login.' : `Signed in as ${name}.`,
      };
    },
  };
}

function userIn(answer: HttpAnswer): z.infer<typeof user> {
  const nobody = { type: null, firstName: null, lastName: null };
  if (isHtml(answer)) return nobody;
  if (!isXml(answer.body)) return user.safeParse(jsonBody(answer)).data ?? nobody;
  const root = xmlUser.safeParse(parseXml(answer.body));
  return root.success ? { ...(user.safeParse(root.data.User).data ?? nobody), type: 'User' } : nobody;
}
