import { PRACTICE_LOGIN } from '../../../shared/practice.ts';
import { practiceId } from '../practice-token.ts';

/** A login token ends after so long without use, in ms (Commvault REST API, Login). */
const IDLE_MS = 30 * 60_000;

/** Login tokens, each with the time of its last use. */
export class Sessions {
  readonly #lastUse = new Map<string, number>();
  readonly #newer = new Set<string>();

  /**
   * @param prefix `QSDK ` on customer-managed servers, empty on Commvault's SaaS
   * @param newer the server is one of 11.42 or newer for this session
   */
  open(prefix: string, nowMs: number, newer = false): string {
    const token = `${prefix}${practiceId()}`;
    if (newer) this.#newer.add(token);
    this.#lastUse.set(token, nowMs);
    return token;
  }

  /** True for a token that has not idled out; using it prolongs it. */
  use(token: string, nowMs: number): boolean {
    if (token === PRACTICE_LOGIN.authtoken) return true;
    const last = this.#lastUse.get(token);
    if (last === undefined || nowMs - last > IDLE_MS) return false;
    this.#lastUse.set(token, nowMs);
    return true;
  }

  /** True for the session of a newer server. */
  isNewer(token: string): boolean {
    return this.#newer.has(token);
  }

  close(token: string): void {
    this.#lastUse.delete(token);
  }
}
