import { MantineProvider } from '@mantine/core';
import { configure } from '@testing-library/react';
import type { ReactNode } from 'react';
import { theme } from '../ui/theme.ts';
import { inMemoryColorScheme } from '../ui/use-color-scheme-setting.ts';

// Long enough for a machine that does everything at once; a query that finds what it looks for does not wait.
configure({ asyncUtilTimeout: 10_000 });

/** What components need around them; jsdom has no media queries, and lays nothing out. */
export function WithTheme({ children }: { children: ReactNode }) {
  window.matchMedia ??= (query: string) =>
    ({
      matches: false,
      media: query,
      addEventListener: () => undefined,
      removeEventListener: () => undefined,
    }) as unknown as MediaQueryList;
  Element.prototype.checkVisibility ??= () => true;
  return (
    <MantineProvider theme={theme} env="test" colorSchemeManager={inMemoryColorScheme}>
      {children}
    </MantineProvider>
  );
}
