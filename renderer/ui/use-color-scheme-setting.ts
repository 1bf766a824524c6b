import type { MantineColorSchemeManager } from '@mantine/core';
import { useColorScheme } from '@mantine/hooks';
import type { Settings } from '../../shared/models/settings.ts';

/** Light or dark, as the setting says or, with `system`, as the operating system does. */
export function useColorSchemeSetting(setting: Settings['colorScheme']): 'light' | 'dark' {
  const system = useColorScheme('light', { getInitialValueInEffect: false });
  return setting === 'system' ? system : setting;
}

/** The choice lives in the settings of the main process: the page stores nothing. */
export const inMemoryColorScheme: MantineColorSchemeManager = {
  get: () => 'auto',
  set: () => {},
  subscribe: () => {},
  unsubscribe: () => {},
  clear: () => {},
};
