import type { AppError } from '../../../shared/errors.ts';
import type { HttpAnswer } from '../../../shared/http-message.ts';
import type { ConnectionContext } from '../kit/define.ts';
import { codeOfStatus } from '../kit/refusal.ts';
import { hasAuthorization } from './headers.ts';
import { type Better, refused, WRONG_BASE } from './refused.ts';
import { isOracleError, readWords } from './words.ts';

/** A refused list of channels. */
export function refusedList(answer: HttpAnswer, context: ConnectionContext): AppError {
  const better =
    answer.status === 404 && !isOracleError(answer) ? WRONG_BASE : authorizationHint(answer, context);
  return refused(answer, context, readWords(answer), false, better);
}

/** A refused change of a channel's secret; a server error in nobody's words may have changed it. */
export function refusedSecret(answer: HttpAnswer, context: ConnectionContext, id: string): AppError {
  return refused(answer, context, readWords(answer), true, secretSentences(answer, context, id));
}

function secretSentences(answer: HttpAnswer, context: ConnectionContext, id: string): Better {
  if (answer.status === 404) {
    return isOracleError(answer)
      ? {
          message: `Oracle does not know the channel “${id}”, or it has no secret.`,
          hint: 'Check the channel ID. A channel that never had a secret needs “Generate secret”.',
        }
      : WRONG_BASE;
  }
  if (answer.status === 400) {
    return {
      hint: 'Read what Oracle says. If the channel already has a secret, rotate it; if it has none, generate one.',
    };
  }
  return authorizationHint(answer, context);
}

/** Unlike the token call, the rest of the management API always wants an `Authorization`. */
function authorizationHint(answer: HttpAnswer, context: ConnectionContext): Better {
  const code = codeOfStatus(answer.status);
  if (code === 'vendor-unauthorised' || (code === 'vendor-forbidden' && !hasAuthorization(context))) {
    return hasAuthorization(context)
      ? {
          hint: 'Check the connection’s Authorization: a bearer token of the identity domain may have expired.',
        }
      : {
          message: 'Oracle lists channels and changes their secrets only with an Authorization.',
          hint: 'Edit the connection and choose an Authorization. A token can be issued without it: type the channel ID and the secret.',
        };
  }
  return code === 'vendor-forbidden'
    ? {
        hint: 'The connection’s user needs the repository administrator’s role for channels and their secrets.',
      }
    : {};
}
