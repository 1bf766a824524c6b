import { z } from 'zod';
import { SNIPPET_LANGUAGES } from './snippets.ts';

export const snippetLanguageSchema = z.enum(SNIPPET_LANGUAGES);

/** How later calls carry a token, with `$TOKEN` in place of it. */
export const tokenUseSchema = z.object({
  words: z.string(),
  snippets: z.array(z.object({ language: snippetLanguageSchema, text: z.string() })),
});
export type TokenUseView = z.infer<typeof tokenUseSchema>;
