import type { HttpAnswer } from '../../../shared/http-message.ts';

/** When the answer was complete, in Unix ms by the vendor's clock; by ours where it sent no `Date`. */
export function vendorTime(answer: HttpAnswer): number {
  return answer.receivedAt + (answer.clockOffsetMs ?? 0);
}
