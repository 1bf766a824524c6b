import { call } from '../../bridge/call.ts';
import { say } from '../../ui/say.ts';

/** Has the main process save a token as a file; says where it went, nothing when the agent cancelled. */
export async function exportToken(id: string): Promise<void> {
  const saved = await call('tokens.export', { id });
  if (saved !== null) say(`Token exported to ${saved.path}`);
}
