import type { HttpAnswer } from '../../../shared/http-message.ts';
import { plausibleOffset } from '../../../shared/untrusted/plausible-time.ts';

/** When the answer was complete, in Unix ms by the vendor's clock; by ours where it sent no `Date`. */
export function vendorTime(answer: HttpAnswer): number {
  return answer.receivedAt + (plausibleOffset(answer.clockOffsetMs) ?? 0);
}
