import { expect, it } from 'vitest';
import { relaunchOptions } from './relaunch.ts';

it('an AppImage starts again from its file, with the same arguments', () => {
  expect(
    relaunchOptions({ APPIMAGE: '/apps/Tokendesk.AppImage' }, ['/tmp/.mount/tokendesk', '--practice']),
  ).toEqual({
    execPath: '/apps/Tokendesk.AppImage',
    args: ['--appimage-extract-and-run', '--practice'],
  });
});

it('every other app starts again the way Electron does it', () => {
  expect(relaunchOptions({}, ['/opt/Tokendesk/tokendesk', '--practice'])).toBeUndefined();
  expect(relaunchOptions({ APPIMAGE: '' }, [])).toBeUndefined();
});
