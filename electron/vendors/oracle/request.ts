import type { HttpRequest } from '../../../shared/http-message.ts';
import { oracle, oracleIssueInputs } from '../../../shared/vendors/oracle/index.ts';
import type { IssueContext } from '../kit/define.ts';
import { formInputs } from '../kit/form-inputs.ts';
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
