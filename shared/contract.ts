import { z } from 'zod';
import { AUTO_RENEWAL_MINUTES } from './auto-renewal.ts';
import { errorDataSchema } from './errors.ts';
import { apiSchema, formValuesSchema } from './forms/values.ts';
import { callInFlightSchema } from './models/call-in-flight.ts';
import { cleanUpCountSchema, cleanUpPolicySchema } from './models/clean-up.ts';
import { connectionDraftSchema, connectionSchema, connectionTestSchema } from './models/connection.ts';
import { issueOrderSchema } from './models/issue-order.ts';
import { jobProblemSchema } from './models/job-problem.ts';
import { keychainStatusSchema } from './models/keychain.ts';
import { lockStateSchema, passphraseSchema } from './models/lock.ts';
import {
  lookupItemSchema,
  lookupPageSchema,
  recordActionDoneSchema,
  unsettledActionSchema,
} from './models/lookup.ts';
import { presetSchema, presetToSaveSchema } from './models/preset.ts';
import { repairReportSchema, repairResultSchema } from './models/repair.ts';
import { listedUserSchema, serverTokenListSchema, serverTokenSchema } from './models/server-token.ts';
import { settingsSchema } from './models/settings.ts';
import {
  auditEntrySchema,
  secretPartSchema,
  tokenDetailsSchema,
  tokenPageSchema,
  tokenQuerySchema,
  tokenSchema,
} from './models/token.ts';
import { tokenCheckSchema } from './models/token-check.ts';
import { updateStatusSchema } from './models/updates.ts';
import { snippetLanguageSchema, tokenUseSchema } from './snippets/token-use.ts';

const nothing = z.undefined();
const byId = z.object({ id: z.string().max(100) });
/** A vendor's list of tokens, by the connection that leads there. */
const listOf = z.object({ connectionId: z.string().max(100), userId: listedUserSchema });
const atServer = listOf.extend({ vendorTokenId: z.string().min(1).max(200) });
const bySecret = byId.extend({ part: secretPartSchema });

const rememberedSecret = z.object({ connectionId: z.string().max(100), name: z.string().max(1_000) });
const lookupOf = z.object({ connectionId: z.string().max(100), field: z.string().max(100) });
const recordOf = lookupOf.extend({ value: z.string().max(1_000) });

/** What is in the clipboard because of us, until when (Unix ms). Null: nothing of ours. */
export const clipboardStateSchema = z
  .object({
    /** Of the token; of the connection for a remembered secret. */
    tokenId: z.string(),
    part: z.enum([...secretPartSchema.options, 'secret']),
    clearsAt: z.number(),
    /** Clearing it could not be confirmed: it may still be there after `clearsAt`. */
    uncertain: z.boolean(),
  })
  .nullable();
export type ClipboardState = z.infer<typeof clipboardStateSchema>;

export const appInfoSchema = z.object({
  version: z.string(),
  /** `win32`, `darwin` or `linux`. */
  platform: z.string(),
  userDataFolder: z.string(),
  logFile: z.string(),
  /** `rollback`: the folder is on another computer, or on a disk where a write-ahead log cannot be had. */
  journal: z.enum(['wal', 'rollback']),
  practice: z.object({
    running: z.boolean(),
    servers: z.array(z.object({ api: apiSchema, baseUrl: z.string() })),
  }),
});
export type AppInfo = z.infer<typeof appInfoSchema>;

export const revealedSchema = z.object({
  secret: z.string(),
  /** Unix ms at which the page must forget it. */
  hideAt: z.number(),
});
export type Revealed = z.infer<typeof revealedSchema>;

/** Longest text of an error that the page reports, in characters. */
export const PAGE_ERROR_LENGTH = 4_000;

/** Something that went wrong in the page: while a component was drawn, or where nothing caught it. */
export const pageErrorSchema = z.object({
  where: z.enum(['component', 'uncaught', 'rejection']),
  text: z.string().max(PAGE_ERROR_LENGTH),
});
export type PageError = z.infer<typeof pageErrorSchema>;

/** Every request from the page to the main process: what goes in, what comes out. */
export const calls = {
  'app.info': { in: nothing, out: appInfoSchema },
  'app.openUserData': { in: nothing, out: nothing },
  'app.openDocs': { in: z.object({ api: apiSchema }), out: nothing },
  'app.copyLog': { in: nothing, out: z.object({ lines: z.number() }) },
  /** Puts an error of the page into the log. */
  'app.reportError': { in: pageErrorSchema, out: nothing },
  /** What the app does by itself and what does not work now. */
  'jobs.problems': { in: nothing, out: z.array(jobProblemSchema) },
  /** Calls to vendors that are under way, oldest first. */
  'calls.list': { in: nothing, out: z.array(callInFlightSchema) },
  /** Breaks one off; not `cancelled` when it is over, or its answer is here and is being kept. */
  'calls.cancel': { in: byId, out: z.object({ cancelled: z.boolean() }) },
  'connections.list': { in: nothing, out: z.array(connectionSchema) },
  'connections.save': { in: connectionDraftSchema, out: connectionSchema },
  'connections.test': { in: connectionDraftSchema, out: connectionTestSchema },
  /** Ends its session; not `confirmed` when the vendor did not say so: it then ends there by itself. */
  'connections.signOut': { in: byId, out: z.object({ confirmed: z.boolean() }) },
  /** Changes one choice of a saved connection, as a check of a token suggested it. */
  'connections.changeSetting': {
    in: byId.extend({ setting: z.string().max(100), value: z.string().max(200) }),
    out: connectionSchema,
  },
  /** How many tokens of the history were issued through it. */
  'connections.usage': { in: byId, out: z.object({ tokens: z.number() }) },
  'connections.setFavourite': { in: byId.extend({ favourite: z.boolean() }), out: nothing },
  'connections.delete': { in: byId, out: nothing },
  /** Remembered secrets only, such as `channelSecret:RCHANNEL1`; never a connection's own. */
  'connections.copySecret': { in: rememberedSecret, out: z.object({ clearsAt: z.number() }) },
  'connections.revealSecret': { in: rememberedSecret, out: revealedSchema },
  'connections.forgetSecret': { in: rememberedSecret, out: nothing },
  /** Searches the vendor's records for the value of a field of the issue form. */
  'lookups.search': {
    in: lookupOf.extend({ criteria: formValuesSchema, offset: z.number().int().min(0) }),
    out: lookupPageSchema,
  },
  /** Null where the vendor's list says everything. */
  'lookups.details': { in: recordOf, out: lookupItemSchema.nullable() },
  /** Has the vendor do something to a record; a lost answer is `outcome-unknown` and stays in `lookups.unsettled`. */
  'lookups.act': { in: recordOf.extend({ action: z.string().max(100) }), out: recordActionDoneSchema },
  'lookups.unsettled': { in: nothing, out: z.array(unsettledActionSchema) },
  'lookups.dismiss': { in: z.object({ id: z.number().int() }), out: nothing },
  /** Copies what is no secret, such as a channel token. */
  'app.copyText': { in: z.object({ text: z.string().max(10_000) }), out: nothing },
  'tokens.issue': {
    in: issueOrderSchema,
    out: tokenSchema,
  },
  /** What a token was issued with, to issue it again: without secrets, and with what can be sent now. */
  'tokens.order': {
    in: byId,
    out: issueOrderSchema.extend({ connectionId: z.string().nullable(), token: tokenSchema }),
  },
  /** Exchanges the pair for a new one; a lost answer is `outcome-unknown` and leaves the token marked. */
  'tokens.renew': { in: byId, out: tokenSchema },
  /** Renews it from now on so many minutes before it expires, as long as Tokendesk is open; null: not. */
  'tokens.setAutoRenew': {
    in: byId.extend({ minutes: z.literal(AUTO_RENEWAL_MINUTES).nullable() }),
    out: tokenSchema,
  },
  /** Ends the token at the vendor; doing it again after a lost answer is safe. */
  'tokens.revoke': { in: byId, out: tokenSchema },
  /** Asks the vendor whether it takes the token, by a harmless read. */
  'tokens.check': { in: byId, out: tokenCheckSchema },
  /** How later calls carry the token; never with the token itself. */
  'tokens.use': { in: byId, out: tokenUseSchema },
  /** `clearsAt`: when the clipboard is cleared, because the token is in the snippet (Unix ms); else null. */
  'tokens.copySnippet': {
    in: byId.extend({ language: snippetLanguageSchema, withToken: z.boolean() }),
    out: z.object({ clearsAt: z.number().nullable() }),
  },
  'tokens.list': { in: tokenQuerySchema, out: tokenPageSchema },
  'tokens.details': { in: byId, out: tokenDetailsSchema },
  'tokens.copy': { in: bySecret, out: z.object({ clearsAt: z.number() }) },
  'tokens.reveal': { in: bySecret, out: revealedSchema },
  /** Null when the agent cancelled the save dialog. */
  'tokens.export': { in: byId, out: z.object({ path: z.string() }).nullable() },
  'tokens.delete': { in: byId, out: nothing },
  /** Reads the vendor's own list of tokens and puts it beside the history. Changes nothing. */
  'serverTokens.list': { in: listOf, out: serverTokenListSchema },
  /** Puts a token of the server into the history, without its secret; one that is there takes over what the server says. */
  'serverTokens.adopt': { in: atServer, out: tokenSchema },
  /** Changes a token at the server, and our row of it. `changes`: only the fields that the agent changed. */
  'serverTokens.edit': { in: atServer.extend({ changes: formValuesSchema }), out: serverTokenSchema },
  /** Ends a token at the server of which the history knows nothing. `name` is for the audit trail. */
  'serverTokens.revoke': {
    in: atServer.extend({ name: z.string().max(500) }),
    out: z.object({ outcome: z.enum(['revoked', 'gone']) }),
  },
  /** The agent knows that these tokens are gone at the vendor: they count as revoked, and their secrets go. */
  'serverTokens.markGone': {
    in: z.object({ tokenIds: z.array(z.string().max(100)).min(1).max(1_000) }),
    out: z.object({ marked: z.number() }),
  },
  'audit.list': {
    in: z.object({ limit: z.number().int().min(1).max(1_000) }),
    out: z.array(auditEntrySchema),
  },
  /** What a clean-up by this policy would remove now. */
  'cleanUp.preview': { in: cleanUpPolicySchema, out: cleanUpCountSchema },
  /** Cleans up now by the policy in the settings. */
  'cleanUp.run': { in: nothing, out: cleanUpCountSchema },
  'clipboard.state': { in: nothing, out: clipboardStateSchema },
  'clipboard.clear': { in: nothing, out: nothing },
  'keychain.status': { in: nothing, out: keychainStatusSchema },
  /** Looks again; when the keychain is back, moves what is in memory into it. */
  'keychain.recheck': { in: nothing, out: keychainStatusSchema },
  'lock.state': { in: nothing, out: lockStateSchema },
  'lock.lock': { in: nothing, out: nothing },
  'lock.unlock': { in: z.object({ passphrase: z.string().max(1_000) }), out: nothing },
  'lock.unlockByFingerprint': { in: nothing, out: nothing },
  /** Sets (`next`), changes (`current` and `next`) or removes (`next: null`) the passphrase. */
  'lock.configure': {
    in: z.object({ current: z.string().max(1_000), next: passphraseSchema.nullable() }),
    out: nothing,
  },
  /**
   * For a lock whose passphrase nothing can check any more: removes every secret that Tokendesk keeps, sets
   * a new passphrase and unlocks. Refused as long as a passphrase can be checked.
   */
  'lock.startOver': { in: z.object({ next: passphraseSchema }), out: nothing },
  /** Verifies that each row has its secret and each secret its row. Takes milliseconds for each token. */
  'repair.check': { in: nothing, out: repairReportSchema },
  /** Verifies again and puts right what is proven. */
  'repair.run': { in: nothing, out: repairResultSchema },
  /** Saved form inputs of all APIs, by name. */
  'presets.list': { in: nothing, out: z.array(presetSchema) },
  /** Refused with a problem of the field `name` when one has it, unless `replace` says so. */
  'presets.save': { in: presetToSaveSchema, out: presetSchema },
  'presets.delete': { in: byId, out: nothing },
  'practice.start': { in: nothing, out: z.array(connectionSchema) },
  'settings.get': { in: nothing, out: settingsSchema },
  'settings.set': { in: settingsSchema.partial(), out: settingsSchema },
  'updates.status': { in: nothing, out: updateStatusSchema },
  /** Asks the update server now. What comes of it is in the status. */
  'updates.check': { in: nothing, out: updateStatusSchema },
  /** Downloads the newer version and checks it; it is then installed when Tokendesk quits. */
  'updates.download': { in: nothing, out: updateStatusSchema },
  /** Quits, with the questions of every quitting, so that the downloaded version is installed. */
  'updates.quitAndInstall': { in: nothing, out: nothing },
} as const satisfies Record<string, { in: z.ZodType; out: z.ZodType }>;

/** Every message that the main process pushes to the page. */
export const pushes = {
  'tokens.changed': nothing,
  'connections.changed': nothing,
  'presets.changed': nothing,
  /** A session at a vendor was opened or is over. */
  'sessions.changed': nothing,
  'calls.changed': nothing,
  'keychain.changed': keychainStatusSchema,
  'clipboard.changed': clipboardStateSchema,
  'settings.changed': settingsSchema,
  'lock.changed': lockStateSchema,
  'jobs.changed': z.array(jobProblemSchema),
  'updates.changed': updateStatusSchema,
} as const satisfies Record<string, z.ZodType>;

export type Calls = typeof calls;
export type CallName = keyof Calls;
export type CallInput<N extends CallName> = z.input<Calls[N]['in']>;
export type CallOutput<N extends CallName> = z.output<Calls[N]['out']>;

export type Pushes = typeof pushes;
export type PushName = keyof Pushes;
export type PushPayload<N extends PushName> = z.output<Pushes[N]>;

/** What every call answers: the value, or the error as data. */
export const failureSchema = z.object({ ok: z.literal(false), error: errorDataSchema });
export type Result<T> = { ok: true; value: T } | z.infer<typeof failureSchema>;

/** The one object that the preload puts on `window.tokendesk`. */
export interface TokendeskBridge {
  /** Never rejects: a failure is `{ok: false, error}`. */
  call<N extends CallName>(name: N, input: CallInput<N>): Promise<Result<CallOutput<N>>>;
  /** Listens to pushes; returns the function that stops listening. */
  on<N extends PushName>(name: N, listener: (payload: PushPayload<N>) => void): () => void;
}
