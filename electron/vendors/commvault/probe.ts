import { z } from 'zod';
import { AppError } from '../../../shared/errors.ts';
import type { HttpAnswer } from '../../../shared/http-message.ts';
import { badAnswer } from '../kit/bad-answer.ts';
import type { ConnectionContext, Probe } from '../kit/define.ts';
import { isHtml, jsonBody } from '../kit/json-body.ts';
import { looseObject, looseText } from '../kit/lenient.ts';
import { isSuccess } from '../kit/refusal.ts';
import { authHeaders } from './headers.ts';
import { refused, VENDOR } from './refused.ts';
import { listLength } from './token-list.ts';
import { errorInside, readWords } from './words.ts';

const whoAmI = z.object({ user: looseObject(z.object({ userName: looseText })) });

/** `GET /V4/AccessToken` lists the user's tokens, without their values (Commvault REST API). */
export function listProbe(context: ConnectionContext): Probe {
  return {
    request: {
      method: 'GET',
      url: `${context.baseUrl}/V4/AccessToken`,
      headers: { Accept: 'application/json', ...authHeaders(context) },
    },
    read: (answer) => {
      if (answer.status === 404) return null;
      const body = checkedBody(answer, context);
      const count = listLength(body);
      if (count === null) throw badAnswer(VENDOR, answer, 'not with a list of tokens', false);
      return {
        outcome: 'accepted',
        message: `Commvault accepted the credentials; the user has ${count === 1 ? '1 access token' : `${count} access tokens`}.`,
      };
    },
  };
}

/**
 * `POST /WhoAmI`, asked after a 404 of the list: an old server knows it, something else does not. It
 * never reports success, as no token can be issued in either case.
 */
export function whoAmIProbe(context: ConnectionContext): Probe {
  return {
    request: {
      method: 'POST',
      url: `${context.baseUrl}/WhoAmI`,
      headers: { Accept: 'application/json', ...authHeaders(context) },
    },
    read: (answer) => {
      if (answer.status === 404 || isHtml(answer)) throw noApi(answer);
      const reading = whoAmI.safeParse(checkedBody(answer, context));
      const name = reading.success ? reading.data.user?.userName : null;
      throw new AppError({
        code: 'vendor-not-found',
        message: `Commvault accepted the credentials${name == null ? '' : ` of ${name}`}, but this server has no V4 access tokens.`,
        hint: 'The server is too old for V4 access tokens (SP36 or older). Ask its administrator for an update, or create the token in Command Center.',
        vendor: { status: 404 },
      });
    },
  };
}

function checkedBody(answer: HttpAnswer, context: ConnectionContext): unknown {
  if (!isSuccess(answer.status)) throw refused(answer, context, 'check');
  const body = jsonBody(answer);
  const error = errorInside(body);
  if (error !== null) throw refused(answer, context, 'check', error);
  return body;
}

function noApi(answer: HttpAnswer): AppError {
  const { message } = readWords(answer);
  return new AppError({
    code: 'vendor-not-found',
    message: 'There is no Commvault API at this base URL.',
    hint: 'Check the base URL: it usually ends with “/commandcenter/api”.',
    vendor: { status: answer.status, ...(message === null ? {} : { message }) },
  });
}
