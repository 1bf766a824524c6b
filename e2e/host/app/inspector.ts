import inspector from 'node:inspector';

const FLAG = /^--(inspect|inspect-brk|inspect-port|remote-debugging-port)(?:=(.*))?$/;

/** Carries out Electron's `--inspect` flags and returns the other arguments. */
export function openInspector(args: readonly string[]): string[] {
  const rest: string[] = [];
  for (const argument of args) {
    const [flag, kind, value = ''] = FLAG.exec(argument) ?? [];
    if (flag === undefined) rest.push(argument);
    else if (kind === 'inspect' || kind === 'inspect-brk') {
      inspector.open(Number(value.split(':').at(-1)) || 9229, '127.0.0.1', kind === 'inspect-brk');
    }
  }
  return rest;
}
