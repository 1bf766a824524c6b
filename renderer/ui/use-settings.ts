import { useQueryClient } from '@tanstack/react-query';
import { DEFAULT_SETTINGS, type Settings } from '../../shared/models/settings.ts';
import { call } from '../bridge/call.ts';
import { queryKey, useCall } from '../bridge/use-call.ts';

export interface SettingsAccess {
  /** The defaults until the main process has answered. */
  readonly settings: Settings;
  /** False until then: what is shown may not be what is set. */
  readonly known: boolean;
  readonly set: (changes: Partial<Settings>) => Promise<void>;
}

/** The settings, and the way to change them. */
export function useSettings(): SettingsAccess {
  const client = useQueryClient();
  const { data } = useCall('settings.get', undefined);
  return {
    settings: data ?? DEFAULT_SETTINGS,
    known: data !== undefined,
    set: async (changes) => {
      client.setQueryData(queryKey('settings.get', undefined), await call('settings.set', changes));
    },
  };
}
