import { posix, win32 } from 'node:path';
import { z } from 'zod';
import { type UpdateMode, updateModeSchema } from '../../../shared/models/updates.ts';

/** What the administrator of a computer decides for all its users. Other keys are left to later versions. */
const policySchema = z.object({ updates: updateModeSchema.optional() });

/**
 * Where the policy lies: a folder that only an administrator changes.
 *
 * @param platform as `process.platform`
 * @param env as `process.env`
 */
export function policyFile(platform: string, env: Readonly<Record<string, string | undefined>>): string {
  if (platform === 'win32')
    return win32.join(env.PROGRAMDATA ?? 'C:\\ProgramData', 'Tokendesk', 'policy.json');
  return platform === 'darwin'
    ? '/Library/Application Support/Tokendesk/policy.json'
    : posix.join('/etc', 'tokendesk', 'policy.json');
}

/**
 * The mode that a policy prescribes; null where it leaves the choice to the agent.
 *
 * @param text the file's; null where there is no file
 */
export function prescribedUpdates(text: string | null): UpdateMode | null {
  if (text === null) return null;
  const policy = policySchema.safeParse(parse(text));
  // Somebody meant to forbid something, and we cannot tell what: then nothing is asked of anybody.
  return policy.success ? (policy.data.updates ?? null) : 'off';
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
