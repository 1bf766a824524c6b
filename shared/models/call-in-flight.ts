import { z } from 'zod';
import { apiSchema } from '../forms/values.ts';

/** What a call to a vendor does. */
export const callKindSchema = z.enum([
  'issue',
  'renew',
  'revoke',
  'edit',
  'record-action',
  'sign-out',
  'read',
]);
export type CallKind = z.infer<typeof callKindSchema>;

/**
 * How far a call is: nothing has left this computer (`preparing`), its first byte has (`sent`), or the answer
 * is here and is being kept (`settling`).
 */
export const callPhaseSchema = z.enum(['preparing', 'sent', 'settling']);
export type CallPhase = z.infer<typeof callPhaseSchema>;

/** What would be lost if Tokendesk ended now. */
export const atStakeSchema = z.enum(['token', 'pair', 'secret', 'nothing']);
export type AtStake = z.infer<typeof atStakeSchema>;

/** Who wanted it: the agent, or the automatic renewal. */
export const originSchema = z.enum(['agent', 'automatic']);
export type Origin = z.infer<typeof originSchema>;

/** A call to a vendor that is under way. */
export const callInFlightSchema = z.object({
  id: z.string(),
  kind: callKindSchema,
  origin: originSchema,
  api: apiSchema,
  /** Null for a connection that is not saved. */
  connectionId: z.string().nullable(),
  connectionName: z.string(),
  /** Whom or what it is about, in the vendor's terms; may be empty. */
  subject: z.string(),
  phase: callPhaseSchema,
  atStake: atStakeSchema,
  /** Unix ms. */
  startedAt: z.number(),
});
export type CallInFlight = z.infer<typeof callInFlightSchema>;
