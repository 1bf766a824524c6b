import type { ErrorData, VendorWords } from '../../shared/errors.ts';
import { createMask } from './mask.ts';

/**
 * Error data without the secrets that a vendor repeats.
 *
 * @param secrets everything secret that took part in the call, its credentials as they were sent included
 */
export function maskErrorData(data: ErrorData, secrets: Iterable<string>): ErrorData {
  const { text } = createMask(secrets);
  return {
    ...data,
    message: text(data.message),
    hint: text(data.hint),
    ...(data.vendor === undefined ? {} : { vendor: maskedWords(data.vendor, text) }),
    ...(data.fields === undefined ? {} : { fields: maskedTexts(data.fields, text) }),
  };
}

function maskedWords(words: VendorWords, text: (given: string) => string): VendorWords {
  const { status, ...texts } = words;
  return { ...(status === undefined ? {} : { status }), ...maskedTexts(texts, text) };
}

function maskedTexts(
  texts: Readonly<Record<string, string | undefined>>,
  text: (given: string) => string,
): Record<string, string> {
  return Object.fromEntries(
    Object.entries(texts).flatMap(([name, value]) => (value === undefined ? [] : [[name, text(value)]])),
  );
}
