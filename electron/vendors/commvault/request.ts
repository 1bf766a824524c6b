import type { HttpRequest } from '../../../shared/http-message.ts';
import { commvault, commvaultIssueInputs } from '../../../shared/vendors/commvault/index.ts';
import type { IssueContext } from '../kit/define.ts';
import { formInputs } from '../kit/form-inputs.ts';
import { authHeaders } from './headers.ts';
import { wireTokenType } from './token-type.ts';

/** Body of `POST /V4/AccessToken`. Time stamps are Unix seconds (int32), and only what applies is there. */
interface CreateBody {
  readonly tokenName: string;
  readonly tokenType: string | number;
  readonly renewableUntilTimestamp?: number;
  readonly apiEndpoints?: readonly string[];
  readonly tokenExpiryTimestamp?: number;
  readonly userId?: number;
  readonly allowedIPs?: readonly string[];
}

/**
 * `POST /V4/AccessToken` (Commvault REST API, "Create access token for the user").
 *
 * @throws AppError `invalid-input`
 */
export function buildIssue(context: IssueContext): HttpRequest {
  return {
    method: 'POST',
    url: commvault.issueUrl(context.baseUrl, context.inputs),
    headers: {
      'Content-Type': 'application/json',
      Accept: 'application/json',
      ...authHeaders(context),
    },
    body: JSON.stringify(createBody(context)),
  };
}

function createBody(context: IssueContext): CreateBody {
  const inputs = formInputs(commvaultIssueInputs, context.inputs);
  const { tokenName, tokenType } = inputs;
  const expiry = 'tokenExpiry' in inputs ? inputs.tokenExpiry : undefined;
  const renewable = 'renewableUntil' in inputs ? inputs.renewableUntil : undefined;
  return {
    tokenName,
    tokenType: wireTokenType(tokenType, context.settings),
    ...(renewable === undefined ? {} : { renewableUntilTimestamp: renewable }),
    ...('apiEndpoints' in inputs ? { apiEndpoints: inputs.apiEndpoints } : {}),
    ...(expiry === undefined ? {} : { tokenExpiryTimestamp: expiry }),
    ...(inputs.userId === undefined ? {} : { userId: inputs.userId }),
    // Without `enableIPAllowListFeature`: Commvault's SDK, the only code known to send a list, leaves it out,
    // and its Terraform provider sends only `false`, without a list.
    ...(inputs.allowedIPs === undefined ? {} : { allowedIPs: inputs.allowedIPs }),
  };
}
