import type { z } from 'zod';
import type { FieldDescription } from './field.ts';

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
