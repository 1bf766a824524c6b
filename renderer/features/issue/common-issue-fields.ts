import type { FieldDescription } from '../../../shared/forms/field.ts';

// Prefixed, so that no vendor's field can ever have the same name.
export const LABEL = 'tokendesk.label';
export const TICKET = 'tokendesk.ticket';

/** What every token has, whoever issues it. It stays in Tokendesk. */
export const COMMON_ISSUE_FIELDS: readonly FieldDescription[] = [
  { name: LABEL, label: 'Label', kind: 'text', help: 'Your own words, to find it again.' },
  { name: TICKET, label: 'Ticket', kind: 'text', help: 'For the audit trail. Stays here.' },
];
