import { type FieldDescription, text } from '../../forms/field.ts';
import { linesOf } from '../../forms/fields.ts';
import { TOKEN, type TokenToUse, type TokenUse } from '../../forms/use-token.ts';
import { own } from '../../untrusted/own.ts';

/** Advanced connection settings about tokens that exist: what Commvault's own sources disagree on. */
export const COMMVAULT_TOKEN_FIELDS: readonly FieldDescription[] = [
  {
    name: 'tokenHeader',
    label: 'Tokens are used in the header',
    kind: 'select',
    initial: 'bearer',
    advanced: true,
    options: [
      { value: 'bearer', label: 'Authorization: Bearer', help: 'As in Commvault’s documentation.' },
      {
        value: 'authtoken',
        label: 'Authtoken',
        help: 'As Commvault’s own MCP server does. Some servers on your own premises know only this one.',
      },
      { value: 'authtoken-bearer', label: 'Authtoken: Bearer', help: 'As Commvault’s Python SDK does.' },
    ],
  },
  {
    name: 'renewalHeader',
    label: 'Renewals are authorised by',
    kind: 'select',
    initial: 'connection',
    advanced: true,
    options: [
      {
        value: 'connection',
        label: 'This connection',
        help: 'Its Authtoken or its sign-in, as in Commvault’s API reference.',
      },
      {
        value: 'bearer',
        label: 'The token itself',
        help: 'Authorization: Bearer with the access token that is renewed, as in Commvault’s product documentation.',
      },
      {
        value: 'none',
        label: 'Nothing',
        help: 'Only the pair in the body, as Commvault’s own MCP server does.',
      },
    ],
  },
];

/**
 * How later calls carry the token: by the connection's setting, because Commvault's documentation, SDK
 * and MCP server each do it in another way (documentation, "Access tokens for REST APIs"; cvpysdk;
 * commvault-mcp-server).
 */
export function commvaultUse({ baseUrl, settings, kind, inputs }: TokenToUse): TokenUse {
  const scope = own(SCOPES, kind);
  const [endpoint = '/Client'] = kind === 'CUSTOM' ? linesOf(text(inputs, 'apiEndpoints')) : [];
  return {
    words: [
      `Send it in the header ${headerWords(text(settings, 'tokenHeader'))}.`,
      ...(scope === undefined ? [] : [scope]),
      'If the server refuses it, choose another header under Advanced in the connection.',
    ].join(' '),
    calls: [
      {
        method: 'GET',
        url: `${baseUrl}${endpoint}`,
        headers: { Accept: 'application/json', ...tokenHeader(text(settings, 'tokenHeader'), TOKEN) },
      },
    ],
  };
}

const SCOPES: Readonly<Record<string, string>> = {
  CUSTOM: 'It is good for its own API endpoints only.',
  MS_SCIM: 'It is good for Microsoft’s SCIM provisioning only: enter it there as the secret token.',
};

/** Ways to send a token, as the setting `tokenHeader` names them. */
export const TOKEN_HEADERS = ['bearer', 'authtoken', 'authtoken-bearer'] as const;
export type TokenHeader = (typeof TOKEN_HEADERS)[number];

/** The header by which a call carries the token; the documented one for a setting that is not known. */
export function tokenHeader(style: string, token: string): Readonly<Record<string, string>> {
  if (style === 'authtoken') return { Authtoken: token };
  return style === 'authtoken-bearer'
    ? { Authtoken: `Bearer ${token}` }
    : { Authorization: `Bearer ${token}` };
}

/** The header as a person would name it: `Authorization: Bearer`. */
export function headerWords(style: string): string {
  const [[name = '', value = ''] = []] = Object.entries(tokenHeader(style, TOKEN));
  return value === TOKEN ? name : `${name}: Bearer`;
}
