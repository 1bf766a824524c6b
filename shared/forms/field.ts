import type { z } from 'zod';
import { own } from '../untrusted/own.ts';
import type { ServerToken } from './server-token.ts';
import type { TokenToUse, TokenUse } from './use-token.ts';
import type { Api, FormValues } from './values.ts';

export interface FieldOption {
  readonly value: string;
  readonly label: string;
  /** Shown under the field while this option is chosen. */
  readonly help?: string;
  /** Offered only while every named field (of the form or the connection) has one of the values. */
  readonly when?: Condition;
}

/** Field names, each with the values that it may have. */
export type Condition = Readonly<Record<string, readonly string[]>>;

/** Lines that a `lines` field offers to add. */
export interface Suggestions {
  /** What the button says that offers them. */
  readonly label: string;
  readonly lines: readonly { readonly value: string; readonly help: string }[];
}

/** One field of a form. Screens draw it, both processes check it; neither knows a vendor. */
export interface FieldDescription {
  readonly name: string;
  /** The accessible name. */
  readonly label: string;
  readonly kind: 'text' | 'url' | 'secret' | 'select' | 'number' | 'datetime' | 'lines' | 'checkbox';
  readonly help?: string;
  readonly placeholder?: string;
  readonly required?: boolean;
  readonly options?: readonly FieldOption[];
  readonly initial?: string | boolean;
  /**
   * Shown, checked and sent only while every named field (of the form or the connection) has one of the
   * values. Of several conditions, one is enough.
   */
  readonly when?: Condition | readonly Condition[];
  /** Lines that a `lines` field offers to add; any other line can be typed. */
  readonly suggestions?: Suggestions;
  /** Buttons that fill a `datetime` field with now plus so many days. */
  readonly presetDays?: readonly number[];
  /** A secret that can be kept with the connection: ticked by `checkbox`, one for each value of the field `per`. */
  readonly remember?: { readonly checkbox: string; readonly per: string };
  /** The vendor takes each value only once: "Issue again" proposes the next one. */
  readonly unique?: boolean;
  /** Drawn under "Advanced". */
  readonly advanced?: boolean;
  /** Text that is the URL of a server: https://, or http:// to this computer. */
  readonly secureUrl?: boolean;
  /** Names a server that secrets are sent to, as the base URL does: another one there forgets the stored secrets. */
  readonly secretTarget?: boolean;
  /** The value can be chosen from the vendor's own records. */
  readonly lookup?: LookupDescription;
}

/** How the value of a field is chosen from the vendor's own records. */
export interface LookupDescription {
  /** The button beside the field, and the title of its dialog: `Find customer`. */
  readonly label: string;
  /** What one record is called in a sentence: `customer`. */
  readonly one: string;
  /** What several are called: `customers`. */
  readonly many: string;
  /** Those marked `advanced` stand under "More criteria". */
  readonly criteria: readonly FieldDescription[];
  /** Parses the criteria that are not empty. */
  readonly check: z.ZodType;
  /** The rule of the search, said above the criteria. */
  readonly rule?: string;
  /** True when a search without criteria lists all: the dialog then begins with it. */
  readonly listsAll: boolean;
  /** Something that the agent may add to the value of a record. */
  readonly part?: LookupPart;
  /** A secret that each record has at the vendor. */
  readonly secret?: RecordSecretDescription;
}

/** A part of the value that no record says, such as the user of a business customer. */
export interface LookupPart {
  readonly field: FieldDescription;
  /** What is wrong with it; null when it can be used. */
  readonly problem: (part: string) => string | null;
  readonly join: (value: string, part: string) => string;
  readonly split: (value: string) => { readonly value: string; readonly part: string };
}

/** A secret of a record that the vendor makes, shows once, and takes away. */
export interface RecordSecretDescription {
  /** The secret field of the issue form under whose name it is remembered. */
  readonly field: string;
  /** `Channel secret` */
  readonly label: string;
  readonly actions: readonly RecordActionDescription[];
}

/** Lines that an action on a record leaves in the audit trail. */
export type RecordAudit = 'channel.secret-generated' | 'channel.secret-rotated' | 'channel.secret-deleted';

/** Something that the vendor does to a record on request. */
export interface RecordActionDescription {
  readonly name: string;
  /** The button: `Rotate secret`. */
  readonly label: string;
  /** What it does and whom it concerns, one paragraph each, for its confirmation. */
  readonly consequences: readonly string[];
  /** True when the vendor answers with a new secret. */
  readonly makesSecret: boolean;
  /** True for a red button. */
  readonly dangerous: boolean;
  /** What is said when it is done. */
  readonly done: string;
  /** When the answer is lost: what may have happened. */
  readonly inDoubt: { readonly message: (record: string) => string; readonly hint: string };
  readonly audit: RecordAudit;
}

export interface BaseUrlDescription {
  readonly placeholder: string;
  readonly help: string;
  /** Appended when only a host is typed; empty where the vendor documents no fixed path. */
  readonly defaultPath: string;
  /** Hosts that serve the API without any path: nothing is appended for them. */
  readonly bareHosts?: RegExp;
  /** A path that is the beginning of a known one, such as `/webconsole`, and what it lacks. */
  readonly cutShort?: { readonly path: RegExp; readonly rest: string };
  /** Offered, not appended: the usual path where it is known only by inference. */
  readonly suggestedPath?: string;
  /** Ends of a pasted URL that belong to a call, not to the base. */
  readonly callSuffixes: readonly RegExp[];
}

/** What the vendor offers for tokens that exist. */
export interface LifecycleDescription {
  readonly renew: boolean;
  readonly revoke: boolean;
  /** Kinds of token that the vendor never renews. */
  readonly notRenewable?: readonly string[];
  /** What a revocation ends, for its confirmation. */
  readonly afterRevoke?: string;
}

/** The form that changes a token at the server: its fields, and what they hold now. */
export interface EditForm {
  readonly fields: readonly FieldDescription[];
  readonly values: FormValues;
}

/** What the vendor's own list of tokens offers. */
export interface InventoryDescription {
  /**
   * The form for one token.
   *
   * @param kind its kind as far as anybody knows; null when nobody does
   */
  readonly editForm: (token: ServerToken, kind: string | null, settings: FormValues) => EditForm;
  /** Parses the fields that were changed; the others are absent. */
  readonly editInputs: z.ZodType;
  /** Where the list of another user can be read. */
  readonly otherUser?: {
    readonly label: string;
    readonly placeholder: string;
    readonly help: string;
    /** The user for whom a token was issued, by its form; null for the connection's own. */
    readonly of: (inputs: FormValues) => string | null;
  };
}

/** Everything about a vendor that both processes must agree on. Pure data and pure functions. */
export interface ProviderDescription {
  readonly api: Api;
  /** The vendor's own name of the product. */
  readonly name: string;
  /** One sentence: what the token is for. */
  readonly summary: string;
  readonly docsUrl: string;
  readonly baseUrl: BaseUrlDescription;
  readonly connectionFields: readonly FieldDescription[];
  readonly issueFields: readonly FieldDescription[];
  /** Parses the issue form's applied values. */
  readonly issueInputs: z.ZodType;
  /** Final URL of the issue call; a field that is still empty appears as `<its-name>`. */
  readonly issueUrl: (baseUrl: string, values: FormValues) => string;
  /** For whom or what the token is, as far as the form says; never a secret. */
  readonly subject: (inputs: FormValues) => string;
  /** What the delete confirmation says about the token at the vendor. */
  readonly afterDelete: string;
  readonly lifecycle: LifecycleDescription;
  /** The server's list of tokens; for a vendor without one, why, in a sentence. */
  readonly inventory: InventoryDescription | { readonly none: string };
  /** How later calls carry the token. */
  readonly tokenUse: (token: TokenToUse) => TokenUse;
}

/** Text of a value; empty for a missing one and for a box. */
export function text(values: FormValues, name: string): string {
  const value = own(values, name);
  return typeof value === 'string' ? value : '';
}
