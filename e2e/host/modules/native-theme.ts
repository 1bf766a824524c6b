import { environment } from '../environment.ts';
import { GuardedEmitter, guard } from '../guard.ts';
import { allWindows } from '../window/windows.ts';

type Source = 'system' | 'light' | 'dark';

class NativeTheme extends GuardedEmitter {
  readonly shouldUseHighContrastColors = false;
  readonly shouldUseInvertedColorScheme = false;
  readonly prefersReducedTransparency = false;
  readonly inForcedColorsMode = false;
  #source: Source = 'system';
  #pageIsDark = environment.colorScheme === 'dark';

  get themeSource(): Source {
    return this.#source;
  }

  set themeSource(source: Source) {
    if (source === this.#source) return;
    this.#source = source;
    for (const { webContents } of allWindows()) webContents.applyColorScheme();
    this.emit('updated');
  }

  get shouldUseDarkColors(): boolean {
    return this.#source === 'system' ? this.#pageIsDark : this.#source === 'dark';
  }

  /** What the page must be told to show; undefined follows the system. */
  get emulated(): 'light' | 'dark' | undefined {
    return this.#source === 'system' ? environment.colorScheme : this.#source;
  }

  /** The page says what it shows, which is how the host learns the system's setting. */
  pageShows(dark: boolean): void {
    if (this.#source !== 'system' || dark === this.#pageIsDark) return;
    this.#pageIsDark = dark;
    this.emit('updated');
  }
}

export const nativeTheme: NativeTheme = guard('nativeTheme', new NativeTheme());
