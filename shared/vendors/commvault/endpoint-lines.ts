import { z } from 'zod';
import { linesOf } from '../../forms/fields.ts';

/** API endpoints of a CUSTOM token, one per line. */
export const endpointLines = z
  .string({ error: 'Enter at least one API endpoint.' })
  .transform((value, context) => {
    const lines = linesOf(value);
    const wrong = lines.find((line) => !line.startsWith('/') || /\s/.test(line));
    if (lines.length === 0)
      context.addIssue({ code: 'custom', message: 'CUSTOM needs at least one API endpoint.' });
    if (wrong !== undefined) {
      context.addIssue({
        code: 'custom',
        message: `“${wrong}” is not an endpoint: one per line, each beginning with “/”.`,
      });
    }
    return lines;
  });
