import { z } from 'zod';

/** The four vendors' APIs, in the order in which the app lists them. */
export const APIS = ['intershop', 'commvault', 'oracle', 'crmcom'] as const;

export const apiSchema = z.enum(APIS);
export type Api = z.infer<typeof apiSchema>;

/** What a form holds: text as typed, or a ticked box. Dates are local `YYYY-MM-DDTHH:mm`. */
export const formValuesSchema = z.record(z.string().max(100), z.union([z.string().max(65_536), z.boolean()]));
export type FormValues = z.infer<typeof formValuesSchema>;
