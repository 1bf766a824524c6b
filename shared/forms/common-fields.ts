import type { FieldDescription } from './field.ts';

/** Connection fields that every API has. */
export const COMMON_CONNECTION_FIELDS: readonly FieldDescription[] = [
  {
    name: 'userAgent',
    label: 'User-Agent',
    kind: 'text',
    advanced: true,
    placeholder: 'Tokendesk',
    help: 'Some gateways refuse unknown clients. Leave empty to send “Tokendesk” and its version.',
  },
  {
    name: 'certificateAuthority',
    label: 'Certificate authority (PEM)',
    kind: 'lines',
    advanced: true,
    placeholder: '-----BEGIN CERTIFICATE-----',
    help: 'Trusted for this connection in addition to the operating system’s own list.',
  },
];
