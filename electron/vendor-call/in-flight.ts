import { randomUUID } from 'node:crypto';
import type { CallInFlight, CallPhase } from '../../shared/models/call-in-flight.ts';
import { cancelled } from './cancelled.ts';
import { within } from './locks.ts';

/** A call as its pipeline sees it. */
export interface CallEntry {
  /** Aborted when the agent cancels the call. */
  readonly signal: AbortSignal;
  setPhase(phase: CallPhase): void;
  /** The call is over, and nothing of it waits to be written. */
  end(): void;
}

/** Every call to a vendor that is under way: quitting, locking and the screen look here. */
export interface CallsInFlight {
  register(facts: Omit<CallInFlight, 'id' | 'phase' | 'startedAt'>): CallEntry;
  /** Oldest first. */
  list(): readonly CallInFlight[];
  /** Breaks a call off. False when it is over, or when its answer is here and is being kept. */
  cancel(id: string): boolean;
  /**
   * Waits until no call is under way.
   *
   * @param limitMs longest wait
   * @returns true when there is none any more
   */
  settled(limitMs: number): Promise<boolean>;
}

export interface InFlightOptions {
  /** Unix ms. */
  readonly nowMs: () => number;
  /** Called when the list is another one, at most once a turn of the event loop. */
  readonly onChange: () => void;
}

export function createInFlight({ nowMs, onChange }: InFlightOptions): CallsInFlight {
  const calls = new Map<string, { call: CallInFlight; control: AbortController }>();
  const waiting = new Set<() => void>();
  let told = true;

  const changed = (): void => {
    if (calls.size === 0) {
      for (const resolve of waiting) resolve();
      waiting.clear();
    }
    if (!told) return;
    told = false;
    setImmediate(() => {
      told = true;
      onChange();
    });
  };

  return {
    register(facts) {
      const id = randomUUID();
      const control = new AbortController();
      calls.set(id, { call: { ...facts, id, phase: 'preparing', startedAt: nowMs() }, control });
      changed();
      return {
        signal: control.signal,
        setPhase(phase) {
          const entry = calls.get(id);
          if (entry === undefined || entry.call.phase === phase) return;
          entry.call = { ...entry.call, phase };
          changed();
        },
        end() {
          if (calls.delete(id)) changed();
        },
      };
    },
    list: () => [...calls.values()].map(({ call }) => call),
    cancel(id) {
      const entry = calls.get(id);
      if (entry === undefined || entry.call.phase === 'settling') return false;
      entry.control.abort(cancelled());
      return true;
    },
    settled(limitMs) {
      if (calls.size === 0) return Promise.resolve(true);
      const none = new Promise<void>((resolve) => waiting.add(resolve));
      return within(limitMs, none);
    },
  };
}
