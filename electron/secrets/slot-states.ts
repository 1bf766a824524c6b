/**
 * Where the present generation of a secret is.
 *
 * - `none`: there is none.
 * - `kept`: in the keychain, and it was read back.
 * - `memory`: in memory only; it ends with the app.
 * - `lost`: it cannot be read now. Its hash and generation stay for ever: its entry may come back.
 * - `removing`: nobody needs it any more, and entries may still be there. Outlives the row that it belonged to.
 */
export const SLOT_STATES = ['none', 'kept', 'memory', 'lost', 'removing'] as const;
export type SlotState = (typeof SLOT_STATES)[number];

/** What can happen to a secret. */
export type SlotEvent =
  /** A new generation was written to the keychain and read back. */
  | 'kept'
  /** A new generation exists, and the keychain did not take it. */
  | 'held in memory'
  /** What was in memory was written to the keychain and read back. */
  | 'moved to the keychain'
  /** The app ended. */
  | 'restarted'
  /** The keychain that had it is open, and has it no more. */
  | 'proven missing'
  /** Its own entry, or one of another generation that counts, is there again. */
  | 'found'
  /** It is to go. */
  | 'removal begun'
  /** The keychain refused to let it go, and whoever asked wants it as it was. */
  | 'removal taken back'
  /** Every entry of it is gone. */
  | 'removed';

/** Every edge. What is not in this table cannot happen. */
export const SLOT_EDGES: Readonly<Record<SlotState, Readonly<Partial<Record<SlotEvent, SlotState>>>>> = {
  none: { kept: 'kept', 'held in memory': 'memory', found: 'kept', 'removal begun': 'removing' },
  kept: {
    kept: 'kept',
    'held in memory': 'memory',
    'proven missing': 'lost',
    found: 'kept',
    'removal begun': 'removing',
  },
  memory: {
    kept: 'kept',
    'held in memory': 'memory',
    'moved to the keychain': 'kept',
    restarted: 'lost',
    'removal begun': 'removing',
  },
  lost: { kept: 'kept', 'held in memory': 'memory', found: 'kept', 'removal begun': 'removing' },
  removing: {
    // The owner got a new secret before the old one had gone.
    kept: 'kept',
    'held in memory': 'memory',
    'removal begun': 'removing',
    'removal taken back': 'kept',
    removed: 'none',
  },
};

/**
 * The state after an event.
 *
 * @throws TypeError for an edge that does not exist
 */
export function slotStateAfter(state: SlotState, event: SlotEvent): SlotState {
  const next = SLOT_EDGES[state][event];
  if (next === undefined) throw new TypeError(`A secret that is ${state} cannot be ${event}.`);
  return next;
}
