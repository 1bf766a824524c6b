import type { FieldDescription } from '../../../../shared/forms/field.ts';
import { connectionFields } from '../../../../shared/forms/form.ts';
import type { Api, FormValues } from '../../../../shared/forms/values.ts';
import type { HttpAnswer, HttpRequest } from '../../../../shared/http-message.ts';
import { PRACTICE_RECORDS } from '../../../../shared/practice/marks.ts';
import { PROVIDERS as DESCRIPTIONS } from '../../../../shared/vendors/index.ts';
import { PROVIDERS } from '../../../vendors/index.ts';
import type { IssueContext, IssuedToken } from '../../../vendors/kit/define.ts';
import { type PracticeOptions, practiceDrafts, startPracticeServers } from '../servers.ts';

/** The practice servers with the vendors' own wire protocols in front of them. */
export interface PracticeBench {
  /** What an issue call needs: the practice connection and good inputs, with changes. */
  context(
    api: Api,
    inputs?: FormValues,
    settings?: FormValues,
    secrets?: Record<string, string>,
  ): IssueContext;
  /** Signs in if need be, issues and reads, as the app does. */
  issue(api: Api, context: IssueContext): Promise<IssuedToken>;
  stop(): Promise<void>;
}

const GOOD: Readonly<Record<Api, FormValues>> = {
  intershop: { customerId: PRACTICE_RECORDS.customer, responseFormat: 'JSON' },
  commvault: { tokenName: 'practice-token', tokenType: 'ALL' },
  oracle: { channelId: PRACTICE_RECORDS.channel, channelSecret: PRACTICE_RECORDS.channelSecret },
  crmcom: { identifyBy: 'authentication_code', authenticationCode: PRACTICE_RECORDS.authenticationCode },
};

export async function practiceBench(options: PracticeOptions = {}): Promise<PracticeBench> {
  const { servers, stop } = await startPracticeServers({ slowMs: 5, ...options });
  const drafts = practiceDrafts(servers);
  return {
    context(api, inputs = {}, settings = {}, secrets = {}) {
      const draft = drafts.find((each) => each.api === api);
      if (draft === undefined) throw new TypeError(`no draft for ${api}`);
      return {
        baseUrl: draft.baseUrl,
        settings: { ...draft.settings, ...settings },
        secrets: { ...draft.secrets, ...secrets },
        inputs: { ...GOOD[api], ...inputs },
        nowMs: options.now?.() ?? Date.now(),
      };
    },
    async issue(api, context) {
      const provider = PROVIDERS[api];
      const signIn = provider.signIn(context);
      const session =
        signIn === null ? {} : { sessionToken: signIn.read(await send(signIn.build(context))).token };
      const inside = { ...context, ...session };
      const token = provider.readIssue(await send(provider.buildIssue(inside)), inside);
      if (signIn?.signOut != null) await send(signIn.signOut.build(inside));
      return token;
    },
    stop,
  };
}

/** Sends a request as it was built, follows no redirect, and gives up after half a second. */
export async function send(request: HttpRequest): Promise<HttpAnswer> {
  const { method, url, headers, body = null } = request;
  const signal = AbortSignal.timeout(500);
  const response = await fetch(url, { method, headers, body, redirect: 'manual', signal });
  return {
    status: response.status,
    headers: Object.fromEntries(response.headers),
    body: await response.text(),
    receivedAt: Date.now(),
    clockOffsetMs: 0,
  };
}

/** The name of the field that a practice input means by its label. */
export function fieldNamed(api: Api, label: string): FieldDescription {
  const description = DESCRIPTIONS[api];
  const fields = [...description.issueFields, ...connectionFields(description)];
  const field = fields.find((each) => each.label === label);
  if (field === undefined) throw new TypeError(`${api} has no field ${label}`);
  return field;
}
