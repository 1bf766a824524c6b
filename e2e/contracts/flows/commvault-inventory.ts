import { adoptToken } from '../../../electron/usecases/server-tokens/adopt.ts';
import { editServerToken } from '../../../electron/usecases/server-tokens/edit.ts';
import { listServerTokens } from '../../../electron/usecases/server-tokens/list.ts';
import { revokeServerToken } from '../../../electron/usecases/server-tokens/revoke.ts';
import { deleteToken } from '../../../electron/usecases/tokens/delete.ts';
import type { ErrorCode } from '../../../shared/errors.ts';
import type { FormValues } from '../../../shared/forms/values.ts';
import {
  PRACTICE_LOGIN,
  PRACTICE_MARKS,
  PRACTICE_RECORDS,
  PRACTICE_USERS,
} from '../../../shared/practice/marks.ts';
import type { Changes, ContractFixture } from '../contract-fixture.ts';
import type { Flow } from '../flow.ts';
import { byPassword, inDays, tokenName } from './commvault-parts.ts';

const NUMBERS: Changes = { settings: { tokenTypeFormat: 'number' } };
const NEWER = byPassword(PRACTICE_USERS.newer, undefined, { serverFeatures: 'newer' });
const EDIT = ['createToken', 'listTokens', 'editToken'] as const;

/** Twice, as the practice server says the type of every other token by its number. */
const TYPES: readonly FormValues[] = [
  ...['ALL', 'ALL', 'MS_SCIM', 'MS_SCIM', 'OneTouch', 'OneTouch', 'Hyperscale', 'Hyperscale'].map(
    (tokenType) => ({ tokenType }),
  ),
];

/** Issues a token, and says where it is. */
const issued = async (fixture: ContractFixture, inputs: FormValues, changes: Changes) => {
  const values = { tokenName: tokenName('contract'), tokenType: 'ALL', ...inputs };
  const { id, vendorTokenId } = await fixture.issue('commvault', values, changes);
  const connectionId = await fixture.connection('commvault', changes);
  return { id, at: { connectionId, vendorTokenId: vendorTokenId ?? '' } };
};

interface Edit {
  readonly inputs?: FormValues;
  readonly changes?: Changes;
  readonly calls?: readonly string[];
}

const edited = (
  variant: string,
  wishes: FormValues,
  { inputs = {}, changes = {}, calls = EDIT }: Edit = {},
): Flow => ({
  api: 'commvault',
  variant: `edit: ${variant}`,
  calls,
  run: async (fixture) => {
    const { at } = await issued(fixture, inputs, changes);
    await editServerToken(fixture.ctx, { ...at, changes: wishes });
  },
});

const notEdited = (variant: string, name: string, wishes: FormValues, ...codes: ErrorCode[]): Flow => ({
  api: 'commvault',
  variant: `edit: ${variant}`,
  calls: EDIT,
  run: async (fixture) => {
    const { at } = await issued(fixture, { tokenName: tokenName(name) }, {});
    await fixture.refused(editServerToken(fixture.ctx, { ...at, changes: wishes }), ...codes);
  },
});

const SIGNED_IN = ['login', ...EDIT] as const;

/** The vendor's own list: read, changed, revoked, taken over. */
export const COMMVAULT_INVENTORY_FLOWS: readonly Flow[] = [
  {
    api: 'commvault',
    variant: 'list',
    calls: ['listTokens'],
    run: async (fixture) => void (await listServerTokens(fixture.ctx, await fixture.connection('commvault'))),
  },
  {
    api: 'commvault',
    variant: 'list: signed in',
    calls: ['login', 'listTokens'],
    run: async (fixture) => {
      const connectionId = await fixture.connection('commvault', byPassword(PRACTICE_LOGIN.user));
      await listServerTokens(fixture.ctx, connectionId);
    },
  },
  {
    api: 'commvault',
    variant: 'list: every type, by name and by number',
    calls: ['login', ...TYPES.map(() => 'createToken'), 'listTokens'],
    run: async (fixture) => {
      for (const inputs of TYPES) await issued(fixture, inputs, NEWER);
      await listServerTokens(fixture.ctx, await fixture.connection('commvault', NEWER));
    },
  },
  {
    api: 'commvault',
    variant: 'list: of a service account',
    calls: ['listTokens'],
    run: async (fixture) => {
      const connectionId = await fixture.connection('commvault');
      await listServerTokens(fixture.ctx, connectionId, PRACTICE_RECORDS.serviceUser);
    },
  },
  {
    api: 'commvault',
    variant: 'list: of a user who may not be seen',
    calls: ['listTokens'],
    run: async (fixture) => {
      const connectionId = await fixture.connection('commvault');
      await fixture.refused(listServerTokens(fixture.ctx, connectionId, '7'), 'vendor-forbidden');
    },
  },
  edited('name', { tokenName: tokenName('other') }),
  edited('renewable until', { renewableUntil: inDays(20) }),
  edited('to CUSTOM', { tokenType: 'CUSTOM', apiEndpoints: '/plan\n/client' }),
  edited('to CUSTOM, as number', { tokenType: 'CUSTOM', apiEndpoints: '/plan' }, { changes: NUMBERS }),
  edited('from CUSTOM', { tokenType: 'ALL' }, { inputs: { tokenType: 'CUSTOM', apiEndpoints: '/plan' } }),
  edited('token expiry', { tokenExpiry: inDays(90) }, { inputs: { tokenType: 'MS_SCIM' } }),
  edited('IP allow list', { allowedIPs: '192.0.2.7\n2001:db8::/32' }, { changes: NEWER, calls: SIGNED_IN }),
  edited(
    'no IP allow list any more',
    { allowedIPs: '' },
    { changes: NEWER, calls: SIGNED_IN, inputs: { allowedIPs: '192.0.2.7' } },
  ),
  edited('to Hyperscale', { tokenType: 'Hyperscale' }, { changes: NEWER, calls: SIGNED_IN }),
  notEdited(
    'name is taken',
    'contract',
    { tokenName: PRACTICE_RECORDS.consoleToken },
    'vendor-refused',
    'invalid-input',
  ),
  notEdited('refused', PRACTICE_MARKS.editRefused, { tokenName: tokenName('other') }, 'vendor-forbidden'),
  {
    ...notEdited(
      'answer lost',
      PRACTICE_MARKS.editLost,
      { renewableUntil: inDays(20) },
      'outcome-unknown',
      'unreachable',
    ),
    deviates: {
      call: 'editToken',
      side: 'reply',
      finds: /^the answer breaks off/,
      because: 'the connection is cut',
    },
  },
  {
    api: 'commvault',
    variant: 'adopt',
    calls: ['createToken', 'listTokens'],
    run: async (fixture) => {
      const { id, at } = await issued(fixture, {}, {});
      await deleteToken(fixture.ctx, id);
      await adoptToken(fixture.ctx, at);
    },
  },
  {
    api: 'commvault',
    variant: 'revoke what only the server knows',
    calls: ['createToken', 'revokeToken'],
    run: async (fixture) => {
      const { id, at } = await issued(fixture, {}, {});
      await deleteToken(fixture.ctx, id);
      await revokeServerToken(fixture.ctx, { ...at, name: 'contract' });
    },
  },
];
