import type { FormValues } from '../../../shared/forms/values.ts';
import type { ServerToken } from '../../../shared/models/server-token.ts';

/** What a vendor's wire protocol needs of a connection. */
export interface ConnectionContext {
  /** Normalised, without trailing slash. */
  readonly baseUrl: string;
  readonly settings: FormValues;
  /** The connection's secrets by field name. */
  readonly secrets: Readonly<Record<string, string>>;
  /** Token of the session in which the call is made, where the vendor has sessions. */
  readonly sessionToken?: string;
  /** Names this computer to a vendor that renews a session for the same device only. */
  readonly deviceId?: string;
}

/** What the issue call needs in addition. */
export interface IssueContext extends ConnectionContext {
  /** The form's applied values, secrets included, checked by the shared description. */
  readonly inputs: FormValues;
  /** Unix ms by this computer's clock. */
  readonly nowMs: number;
}

/** What a renewal needs in addition: the pair that it replaces. */
export interface RenewContext extends ConnectionContext {
  readonly pair: { readonly accessToken: string; readonly refreshToken: string };
}

/** What an edit needs in addition. */
export interface EditContext extends ConnectionContext {
  /** The fields that the agent changed, checked by the shared description. */
  readonly changes: FormValues;
  /** The token as the server listed it before. */
  readonly before: ServerToken;
}
