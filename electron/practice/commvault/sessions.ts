import { PRACTICE_LOGIN } from '../../../shared/practice.ts';
import { practiceId } from '../practice-token.ts';

/** A login token ends after so long without use, in ms (Commvault REST API, Login). */
const IDLE_MS = 30 * 60_000;

/** Login tokens, each with the time of its last use. */
export class Sessions {
  readonly #lastUse = new Map<string, number>();

  /** @param prefix `QSDK ` on customer-managed servers, empty on Commvault's SaaS */
  open(prefix: string, nowMs: number): string {
    const token = `${prefix}${practiceId()}`;
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

  close(token: string): void {
    this.#lastUse.delete(token);
  }
}
