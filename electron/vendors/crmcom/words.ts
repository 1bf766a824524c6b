import { z } from 'zod';
import type { HttpAnswer } from '../../../shared/http-message.ts';
import { jsonBody } from '../kit/json-body.ts';
import { looseObject, looseText } from '../kit/lenient.ts';
import { plainWords, shorten } from '../kit/plain-words.ts';
import type { Words } from '../kit/refusal.ts';

const envelope = z.object({
  data: looseObject(z.object({ token: looseText })),
  status: looseObject(z.object({ code: looseText, message: looseText, description: looseText })),
});

/** `{data: {token}, status: {code, message, description}}`, any part of which may be null or missing. */
export type Envelope = z.infer<typeof envelope>;

/** Reads the envelope of every CRM.COM answer; null when the answer is something else. */
export function readEnvelope(answer: HttpAnswer): Envelope | null {
  const reading = envelope.safeParse(jsonBody(answer));
  if (!reading.success || (reading.data.data === null && reading.data.status === null)) return null;
  return reading.data;
}

/** What `status.code` says: `ok` (also as a status of HTTP), `refused` with any other code, or `unsaid` without one. */
export function verdict(read: Envelope): 'ok' | 'refused' | 'unsaid' {
  const code = read.status?.code?.trim().toUpperCase();
  if (code === undefined) return 'unsaid';
  return code === 'OK' || /^2\d\d$/.test(code) ? 'ok' : 'refused';
}

/** The envelope's code, message and description word for word. */
export function readWords(answer: HttpAnswer): Words {
  const read = readEnvelope(answer);
  const status = read?.status ?? null;
  const said = [status?.message, status?.description].filter((part) => part != null);
  const unique = [...new Set(said)].join(': ');
  return {
    code: status?.code ?? null,
    message: unique === '' ? (status === null ? plainWords(answer) : null) : shorten(unique),
    own: read !== null && verdict(read) === 'refused',
  };
}
