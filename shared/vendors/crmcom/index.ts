import { type ProviderDescription, text } from '../../forms/field.ts';
import { TOKEN } from '../../forms/use-token.ts';
import { CRMCOM_CONNECTION_FIELDS, CRMCOM_ISSUE_FIELDS, crmcomCall } from './fields.ts';
import { crmcomIssueInputs } from './inputs.ts';

/** The four authentication calls of CRM.COM's Web API (V4, R15 and later). */
export const crmcom: ProviderDescription = {
  api: 'crmcom',
  name: 'CRM.COM',
  summary: 'An authentication token (JWT, two hours) for CRM.COM’s Web API.',
  docsUrl: 'https://crmdevelopment.atlassian.net/wiki/x/7NoH',
  baseUrl: {
    placeholder: 'https://crm.example.com/crmapi/rest/v2',
    help: '“/crmapi/rest/v2” is added if you leave it out.',
    defaultPath: '/crmapi/rest/v2',
    callSuffixes: [/\/authentication(\/.*)?$/i],
  },
  connectionFields: CRMCOM_CONNECTION_FIELDS,
  issueFields: CRMCOM_ISSUE_FIELDS,
  issueInputs: crmcomIssueInputs,
  issueUrl: (baseUrl, values) => `${baseUrl}/authentication/${crmcomCall(text(values, 'keyType'))}`,
  subject: (inputs) => text(inputs, 'identifier') || text(inputs, 'installedItem'),
  afterDelete: 'CRM.COM offers no way to revoke it: the token stays valid until its two hours are over.',
  lifecycle: { renew: false, revoke: false },
  inventory: {
    none: 'CRM.COM’s API lists the access tokens with which customers identify themselves, but not the authentication tokens that are issued from them: the history on this computer is the only list.',
  },
  tokenUse: ({ baseUrl }) => ({
    words:
      'Send it as the field “token” of the JSON body (POST), or as the query parameter “token” (GET). A query string ends up in the logs of servers and proxies: prefer POST where there is a choice.',
    calls: [
      {
        title: 'POST: in the body',
        method: 'POST',
        url: `${baseUrl}/access_tokens/show`,
        headers: { Accept: 'application/json' },
        body: { token: TOKEN, access_token_identifier: { identifier: '<identifier>' } },
      },
      {
        title: 'GET: in the query, which servers and proxies log',
        method: 'GET',
        url: `${baseUrl}/access_tokens/list?token=${TOKEN}`,
        headers: { Accept: 'application/json' },
      },
    ],
  }),
};
