import { z } from 'zod';
import { plausibleMs, plausibleOffset } from './plausible-time.ts';

/** A time that a vendor set, in Unix ms. One beyond common sense, which an older version may have kept, reads as unknown. */
export const instantSchema = z.number().nullable().transform(plausibleMs);

/** A vendor's clock minus this computer's in ms; 0 when unknown, and for what no clock shows. */
export const clockOffsetSchema = z.number().transform((ms) => plausibleOffset(ms) ?? 0);
