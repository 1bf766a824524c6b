import { describe, expect, it } from 'vitest';
import { withoutAutolaunch } from './session-bus.ts';

describe('withoutAutolaunch', () => {
  it('keeps libsecret from starting a bus of its own where there is none', () => {
    expect(withoutAutolaunch({ DISPLAY: ':1' }, 'linux')).toEqual({
      DISPLAY: ':1',
      DBUS_SESSION_BUS_ADDRESS: 'disabled:',
    });
  });

  it('leaves a bus, and other systems, alone', () => {
    const env = { DBUS_SESSION_BUS_ADDRESS: 'unix:path=/run/user/1000/bus' };
    expect(withoutAutolaunch(env, 'linux')).toEqual(env);
    expect(withoutAutolaunch({}, 'darwin')).toEqual({});
  });
});
