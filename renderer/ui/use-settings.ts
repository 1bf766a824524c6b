import { useQueryClient } from '@tanstack/react-query';
import { DEFAULT_SETTINGS, type Settings } from '../../shared/models/settings.ts';
import { call } from '../bridge/call.ts';
import { useAction } from '../bridge/use-action.ts';
import { queryKey, useCall } from '../bridge/use-call.ts';

export interface SettingsAccess {
  /** The defaults until the main process has answered. */
  readonly settings: Settings;
  /** False until then: what is shown may not be what is set. */
  readonly known: boolean;
  /** Resolves when it is kept; throws what the main process says. */
  readonly set: (changes: Partial<Settings>) => Promise<void>;
  /** The same for a choice that counts at once. */
  readonly choose: (changes: Partial<Settings>) => void;
}

/** The settings, and the way to change them. */
export function useSettings(): SettingsAccess {
  const client = useQueryClient();
  const { data } = useCall('settings.get', undefined);
  const set = async (changes: Partial<Settings>): Promise<void> => {
    client.setQueryData(queryKey('settings.get', undefined), await call('settings.set', changes));
  };
  const choice = useAction(set);
  return {
    settings: data ?? DEFAULT_SETTINGS,
    known: data !== undefined,
    set,
    choose: choice.run,
  };
}
