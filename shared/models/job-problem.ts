import { z } from 'zod';

/** Something that the app does by itself and that does not work now. It is tried again. */
export const jobProblemSchema = z.object({
  /** Name of the job, such as `practice-servers`. */
  job: z.string(),
  message: z.string(),
  hint: z.string(),
  /** Unix ms of the last attempt. */
  triedAt: z.number(),
  /** Unix ms of the next one. */
  nextAt: z.number(),
});
export type JobProblem = z.infer<typeof jobProblemSchema>;
