import type { CallInput, CallName } from '../../shared/contract.ts';
import type { ErrorData } from '../../shared/errors.ts';
import type { Api, FormValues } from '../../shared/forms/values.ts';
import type { Connection } from '../../shared/models/connection.ts';
import type { IssueOrder } from '../../shared/models/issue-order.ts';
import type { AuditEntry, Token } from '../../shared/models/token.ts';
import { PRACTICE_RECORDS } from '../../shared/practice/marks.ts';
import type { OpenedApp } from './open-app.ts';

// What an agent does again and again, in one line each.

/** Inputs that each practice server takes. */
export const GOOD_INPUTS: Readonly<Record<Api, FormValues>> = {
  intershop: { customerId: PRACTICE_RECORDS.customer, responseFormat: 'JSON' },
  commvault: { tokenName: 'practice-token', tokenType: 'ALL' },
  oracle: { channelId: PRACTICE_RECORDS.channel, channelSecret: PRACTICE_RECORDS.channelSecret },
  crmcom: { identifyBy: 'authentication_code', authenticationCode: PRACTICE_RECORDS.authenticationCode },
};

/** The practice connection of an API. */
export async function connectionOf(app: OpenedApp, api: Api): Promise<Connection> {
  const found = (await app.ask('connections.list')).find((each) => each.practice && each.api === api);
  if (found === undefined) throw new Error(`No practice connection for ${api}`);
  return found;
}

let turn = 0;

/** An order that the practice server takes; Commvault's tokens get a name that no other has. */
export async function orderOf(
  app: OpenedApp,
  api: Api,
  inputs: FormValues = {},
  facts: Partial<Pick<IssueOrder, 'label' | 'ticket'>> & { readonly connectionId?: string } = {},
): Promise<CallInput<'tokens.issue'>> {
  const { connectionId = (await connectionOf(app, api)).id, label = '', ticket = '' } = facts;
  const own = api === 'commvault' ? { tokenName: `token-${turn++}` } : {};
  return { connectionId, inputs: { ...GOOD_INPUTS[api], ...own, ...inputs }, label, ticket };
}

/** Issues a token over the practice connection. */
export async function issue(app: OpenedApp, api: Api, inputs: FormValues = {}): Promise<Token> {
  return app.ask('tokens.issue', await orderOf(app, api, inputs));
}

/** The whole history, newest first. */
export async function history(app: OpenedApp): Promise<readonly Token[]> {
  const query = { search: '', api: null, state: null, after: null, limit: 500 };
  return (await app.ask('tokens.list', query)).tokens;
}

/** The token as the history shows it. */
export async function tokenOf(app: OpenedApp, id: string): Promise<Token> {
  const found = (await history(app)).find((token) => token.id === id);
  if (found === undefined) throw new Error(`The history has no token ${id}`);
  return found;
}

/** Access and refresh token, as revealing shows them. */
export async function pairOf(app: OpenedApp, id: string): Promise<readonly [string, string | null]> {
  const access = (await app.ask('tokens.reveal', { id, part: 'access' })).secret;
  const refresh = await app.call('tokens.reveal', { id, part: 'refresh' });
  return [access, refresh.ok ? refresh.value.secret : null];
}

/** The audit trail of one token, oldest first, without the lines of `pairOf`. */
export async function trailOf(app: OpenedApp, id: string): Promise<readonly AuditEntry[]> {
  const { audit } = await app.ask('tokens.details', { id });
  return audit.filter(({ action }) => action !== 'token.revealed');
}

/** The actions of {@link trailOf}. */
export async function actionsOf(app: OpenedApp, id: string): Promise<readonly string[]> {
  return (await trailOf(app, id)).map(({ action }) => action);
}

/** The failure of a call that must fail. */
export async function failureOf<N extends CallName>(
  app: OpenedApp,
  channel: N,
  input?: CallInput<N>,
): Promise<ErrorData> {
  const result = await app.call(channel, input);
  if (result.ok) throw new Error(`${channel} did not fail`);
  return result.error;
}

/** Changes a saved connection as the dialog does; secrets that are not given stay as they are. */
export async function editConnection(
  app: OpenedApp,
  connection: Connection,
  changes: Partial<CallInput<'connections.save'>>,
): Promise<Connection> {
  return app.ask('connections.save', { ...connection, secrets: {}, ...changes });
}

/** Says nothing when each row has its secret and each secret its row. */
export async function problemsOf(app: OpenedApp): Promise<readonly unknown[]> {
  return (await app.ask('repair.check')).problems;
}
