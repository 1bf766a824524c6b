import { z } from 'zod';
import {
  type EditForm,
  type FieldDescription,
  type FieldOption,
  type InventoryDescription,
  text,
} from '../../forms/field.ts';
import { requiredText, unixSeconds } from '../../forms/fields.ts';
import { localDateTime } from '../../forms/local-date-time.ts';
import type { ServerToken } from '../../forms/server-token.ts';
import type { FormValues } from '../../forms/values.ts';
import { endpointLines } from './endpoint-lines.ts';
import { COMMVAULT_ENDPOINTS } from './endpoints.ts';
import { ALLOWED_IPS_FIELD, allowedIPs } from './newer.ts';

/** Types whose scope is fixed and that have an expiry of their own (documentation, "Modifying an access token"). */
const FIXED: readonly string[] = ['MS_SCIM', 'OneTouch'];
/** Types among which the scope may change. */
const CHANGEABLE: readonly FieldOption[] = [
  { value: 'ALL', label: 'ALL', help: 'Every API.' },
  { value: 'CUSTOM', label: 'CUSTOM', help: 'Only the API endpoints below.' },
];
const HYPERSCALE: FieldOption = {
  value: 'Hyperscale',
  label: 'Hyperscale',
  help: 'For Hyperscale appliances.',
};

/** What the edit form changes; only the changed fields are there. */
export const commvaultEditInputs = z.object({
  tokenName: requiredText('Enter a token name.').optional(),
  tokenType: z.enum(['ALL', 'CUSTOM', 'Hyperscale']).optional(),
  apiEndpoints: endpointLines.optional(),
  renewableUntil: unixSeconds,
  tokenExpiry: unixSeconds,
  allowedIPs,
});

/** `PUT /V4/AccessToken/{id}`: name, times, scope among ALL, CUSTOM and Hyperscale, endpoints, IP allow list. */
export const commvaultInventory: InventoryDescription = {
  editForm,
  editInputs: commvaultEditInputs,
  otherUser: {
    label: 'User ID',
    placeholder: 'User ID (optional)',
    help: 'The number of another user or of a service account, whose tokens are listed then. It needs the right “Add, delete and modify a user” or “Administrative Management”.',
    of: (inputs) => text(inputs, 'userId') || null,
  },
};

function editForm(token: ServerToken, kind: string | null, settings: FormValues): EditForm {
  const isFixed = kind === null ? token.renewableUntil === null : FIXED.includes(kind);
  const knowsAllowedIps = token.allowedIps !== null || settings.serverFeatures === 'newer';
  const type = kind === 'DEFAULT' ? 'ALL' : (kind ?? '');
  return {
    fields: [
      NAME,
      typeField(type, isFixed, settings),
      ...(isFixed
        ? [{ ...EXPIRY, required: token.expiresAt !== null }]
        : [
            { ...ENDPOINTS, when: { tokenType: endpointTypes(token, type) } },
            { ...RENEWABLE_UNTIL, required: token.renewableUntil !== null },
          ]),
      ...(knowsAllowedIps ? [token.allowedIps === null ? UNTOLD_ALLOWED_IPS : ALLOWED_IPS] : []),
    ],
    values: {
      tokenName: token.name,
      tokenType: type,
      ...(isFixed
        ? { tokenExpiry: localDateTime(token.expiresAt) }
        : {
            apiEndpoints: token.endpoints.join('\n'),
            renewableUntil: localDateTime(token.renewableUntil),
          }),
      allowedIPs: (token.allowedIps ?? []).join('\n'),
    },
  };
}

/** A server that does not name the type still lists the endpoints of a CUSTOM token. */
function endpointTypes(token: ServerToken, type: string): readonly string[] {
  return type === '' && token.endpoints.length > 0 ? ['CUSTOM', ''] : ['CUSTOM'];
}

const NAME: FieldDescription = {
  name: 'tokenName',
  label: 'Token name',
  kind: 'text',
  required: true,
  help: 'Must be unique among the user’s tokens.',
};

const ENDPOINTS: FieldDescription = {
  name: 'apiEndpoints',
  label: 'API endpoints',
  kind: 'lines',
  required: true,
  placeholder: '/plan\n/v4/servergroup',
  help: 'One per line. Each allows everything that begins with it. They replace the ones that the token has.',
  suggestions: COMMVAULT_ENDPOINTS,
};

const RENEWABLE_UNTIL: FieldDescription = {
  name: 'renewableUntil',
  label: 'Renewable until',
  kind: 'datetime',
  presetDays: [30, 90, 365],
  help: 'Until when the refresh token may be used. When the access token expires is not changed.',
};

const EXPIRY: FieldDescription = {
  name: 'tokenExpiry',
  label: 'Token expiry',
  kind: 'datetime',
  presetDays: [7, 14, 30],
  help: 'Commvault allows at most 365 days for MS_SCIM and 14 days for OneTouch.',
};

/** Offered by the setting, or because the server lists one: it needs no condition of its own. */
const { when: _, ...ALLOWED_IPS } = ALLOWED_IPS_FIELD;

/** A server whose list does not name the addresses may still have some. */
const UNTOLD_ALLOWED_IPS: FieldDescription = {
  ...ALLOWED_IPS,
  help: 'This server does not tell which addresses it allows now. Empty: they stay as they are. What you enter takes their place, one per line; 0.0.0.0/0 and ::/0 allow every address.',
};

function typeField(type: string, isFixed: boolean, settings: FormValues): FieldDescription {
  const field = { name: 'tokenType', label: 'Token type', kind: 'select', initial: type } as const;
  if (isFixed && type !== '') {
    return {
      ...field,
      options: [
        { value: type, label: type, help: 'Commvault never changes the type of this kind of token.' },
      ],
    };
  }
  const unknown = { value: '', label: 'As it is', help: 'The server does not say which type the token has.' };
  const newer = settings.serverFeatures === 'newer' || type === 'Hyperscale' ? [HYPERSCALE] : [];
  const known = [...CHANGEABLE, ...newer];
  const other = known.some(({ value }) => value === type)
    ? []
    : [type === '' ? unknown : { value: type, label: type }];
  return { ...field, options: isFixed ? other : [...other, ...known] };
}
