import { text } from '../../shared/forms/field.ts';
import type { FormValues } from '../../shared/forms/values.ts';
import type { HttpOptions } from '../http/client.ts';

/** What a connection's settings change about its HTTP calls. */
export function httpOptions(settings: FormValues, creates: boolean): HttpOptions {
  return {
    userAgent: text(settings, 'userAgent'),
    certificateAuthority: text(settings, 'certificateAuthority'),
    creates,
  };
}
