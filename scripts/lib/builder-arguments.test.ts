import { describe, expect, it } from 'vitest';
import { builderArguments } from './builder-arguments.mjs';

describe('arguments of electron-builder', () => {
  it('restore the ad hoc signature on a Mac, and nowhere else', () => {
    const reset = '-c.electronFuses.resetAdHocDarwinSignature=true';
    expect(builderArguments(['--mac'], { platform: 'darwin', env: {} })).toContain(reset);
    for (const platform of ['linux', 'win32'])
      expect(builderArguments(['--mac'], { platform, env: {} })).not.toContain(reset);
  });

  it('never publish, and come before what was asked for', () => {
    expect(builderArguments(['--win', '--dir'], { platform: 'linux', env: {} })).toEqual([
      ...['--config', 'electron-builder.yml', '--publish', 'never'],
      ...['--win', '--dir'],
    ]);
  });

  it('name the feed that the environment gives', () => {
    const env = { TOKENDESK_UPDATE_FEED: 'https://updates.tokendesk.example/stable' };
    expect(builderArguments([], { platform: 'linux', env })).toEqual(
      expect.arrayContaining([
        '-c.publish.provider=generic',
        '-c.publish.url=https://updates.tokendesk.example/stable',
      ]),
    );
  });

  it.each(['http://updates.tokendesk.example', 'updates'])('refuse the feed %s', (feed) => {
    const env = { TOKENDESK_UPDATE_FEED: feed };
    expect(() => builderArguments([], { platform: 'linux', env })).toThrow('must be an https address');
  });
});
