import { oracle, oracleIssueInputs } from '../../../shared/providers/oracle.ts';
import type { HttpRequest } from '../../http/message.ts';
import type { IssueContext } from '../provider.ts';
import { formInputs } from '../wire/form-inputs.ts';
import { authHeaders } from './headers.ts';

/**
 * `POST /content/management/api/v1.1/channels/{id}/oauthToken` with the channel secret exactly as given.
 * `X-Requested-With: XMLHttpRequest` is the API's guard against forged requests (Oracle, "Generate an
 * OAuth Token").
 *
 * @throws AppError `invalid-input`
 */
export function buildIssue(context: IssueContext): HttpRequest {
  const { channelSecret } = formInputs(oracleIssueInputs, context.inputs);
  return {
    method: 'POST',
    url: oracle.issueUrl(context.baseUrl, context.inputs),
    headers: {
      'Content-Type': 'application/json',
      Accept: 'application/json',
      'X-Requested-With': 'XMLHttpRequest',
      ...authHeaders(context),
    },
    body: JSON.stringify({ channelSecret }),
  };
}
