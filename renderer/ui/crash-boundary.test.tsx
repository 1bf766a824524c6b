// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { calls } from '../../shared/contract.ts';
import { reportError, reportUncaughtErrors } from '../bridge/report-errors.ts';
import { stubBridge } from '../testing/stub-bridge.ts';
import { WithTheme } from '../testing/with-theme.tsx';
import { CrashBoundary } from './crash-boundary.tsx';

const reported = (sent: ReturnType<typeof stubBridge>) =>
  sent.map(({ name, input }) => {
    expect(name).toBe('app.reportError');
    // As the main process would read it.
    return calls['app.reportError'].in.parse(input);
  });

describe('an error of the page', () => {
  afterEach(() => {
    cleanup();
    vi.restoreAllMocks();
  });

  it('while a screen is drawn, reaches the log, and the screen can be tried again', async () => {
    vi.spyOn(console, 'error').mockImplementation(() => undefined);
    const sent = stubBridge({});
    let broken = true;
    const Screen = () => {
      if (broken) throw new TypeError('no such column');
      return <p>The screen</p>;
    };
    render(
      <WithTheme>
        <CrashBoundary>
          <Screen />
        </CrashBoundary>
      </WithTheme>,
    );
    expect(screen.getByRole('alert').textContent).toContain('This screen could not be shown');
    const [error] = reported(sent);
    expect(error).toMatchObject({ where: 'component' });
    expect(error?.text).toContain('no such column');
    // Which component it was.
    expect(error?.text).toContain('Screen');
    broken = false;
    fireEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(screen.getByText('The screen')).toBeTruthy();
  });

  it('that nothing catches reaches the log', () => {
    const sent = stubBridge({});
    const stop = reportUncaughtErrors();
    window.dispatchEvent(new ErrorEvent('error', { error: new Error('in a timer') }));
    const rejection = Object.assign(new Event('unhandledrejection'), { reason: new Error('in a promise') });
    window.dispatchEvent(rejection);
    stop();
    expect(reported(sent).map(({ where, text }) => [where, /in a \w+/.exec(text)?.[0]])).toEqual([
      ['uncaught', 'in a timer'],
      ['rejection', 'in a promise'],
    ]);
  });

  it.each([
    ['a very long text', 'x'.repeat(100_000)],
    ['nothing', undefined],
    [
      'what cannot be put into words',
      {
        toString() {
          throw new Error('no');
        },
      },
    ],
  ])('fits the contract and never throws: %s', (_, thrown) => {
    const sent = stubBridge({});
    reportError('uncaught', thrown);
    expect(reported(sent)).toHaveLength(1);
  });
});
