import { Guarded } from '../guard.ts';

/** Chromium-style switches: those of the command line, and those the app adds. */
export class CommandLine extends Guarded {
  readonly #switches = new Map<string, string>();

  constructor(argv: readonly string[]) {
    super();
    for (const argument of argv) {
      const [, name, value = ''] = /^--([^=]+)(?:=(.*))?$/s.exec(argument) ?? [];
      if (name !== undefined) this.#switches.set(name.toLowerCase(), value);
    }
  }

  appendSwitch(name: string, value = ''): void {
    this.#switches.set(name.toLowerCase(), value);
  }

  appendArgument(): void {}

  removeSwitch(name: string): void {
    this.#switches.delete(name.toLowerCase());
  }

  hasSwitch(name: string): boolean {
    return this.#switches.has(name.toLowerCase());
  }

  getSwitchValue(name: string): string {
    return this.#switches.get(name.toLowerCase()) ?? '';
  }
}
