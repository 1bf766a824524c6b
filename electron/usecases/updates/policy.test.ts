import { describe, expect, it } from 'vitest';
import { policyFile, prescribedUpdates } from './policy.ts';

describe('the policy', () => {
  it('lies where only an administrator writes', () => {
    expect(policyFile('linux', {})).toBe('/etc/tokendesk/policy.json');
    expect(policyFile('darwin', {})).toBe('/Library/Application Support/Tokendesk/policy.json');
    expect(policyFile('win32', { PROGRAMDATA: 'D:\\Data' })).toBe('D:\\Data\\Tokendesk\\policy.json');
    expect(policyFile('win32', {})).toBe('C:\\ProgramData\\Tokendesk\\policy.json');
  });

  it.each([
    [null, null],
    ['{}', null],
    ['{"another": 1}', null],
    ['{"updates": "off"}', 'off'],
    ['{"updates": "notify", "another": 1}', 'notify'],
    ['{"updates": "install"}', 'install'],
  ])('%s prescribes %s', (text, mode) => {
    expect(prescribedUpdates(text)).toBe(mode);
  });

  it.each(['', '{', '[]', 'null', '{"updates": "never"}', '{"updates": false}'])(
    'that cannot be read (%s) forbids updates',
    (text) => {
      expect(prescribedUpdates(text)).toBe('off');
    },
  );
});
