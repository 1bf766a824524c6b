import { EventEmitter } from 'node:events';
import { describe, expect, it } from 'vitest';
import { endHelper } from './end-helper.ts';

/** A helper process as Electron shows it: without an id until it has started. */
class Helper extends EventEmitter {
  pid: number | undefined;
  readonly seen: string[] = [];

  started(): void {
    this.pid = 42;
    this.emit('spawn');
  }

  /** False, and nothing happens, as long as there is no id. */
  kill(): boolean {
    if (this.pid !== undefined) this.seen.push('killed by Electron');
    return this.pid !== undefined;
  }

  end(platform: string): void {
    endHelper(this, platform, (pid, signal) => void this.seen.push(`${signal} to ${pid}`));
  }
}

describe('endHelper', () => {
  it('sends SIGKILL where there are signals, and asks Electron on Windows', () => {
    const [linux, windows] = [new Helper(), new Helper()];
    for (const helper of [linux, windows]) helper.started();
    linux.end('linux');
    windows.end('win32');
    expect([linux.seen, windows.seen]).toEqual([['SIGKILL to 42'], ['killed by Electron']]);
  });

  it('ends one that has not started yet as soon as it has', () => {
    for (const platform of ['linux', 'darwin', 'win32']) {
      const helper = new Helper();
      helper.end(platform);
      expect(helper.seen).toEqual([]);
      helper.started();
      expect(helper.seen).toHaveLength(1);
    }
  });

  it('takes one that has ended meanwhile for ended', () => {
    const helper = new Helper();
    helper.started();
    const gone = (): never => {
      throw Object.assign(new Error('no such process'), { code: 'ESRCH' });
    };
    expect(() => endHelper(helper, 'linux', gone)).not.toThrow();
  });
});
