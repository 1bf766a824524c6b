// @vitest-environment jsdom
import { act, cleanup, renderHook } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { addressOf, navigate, preselectConnection, readRoute, useRoute } from './navigate.ts';

describe('readRoute', () => {
  it.each([
    ['', { screen: 'issue', view: '', id: null }],
    ['#/nowhere/x', { screen: 'issue', view: '', id: null }],
    ['#/issue/again/t%2F1', { screen: 'issue', view: 'again', id: 't/1' }],
    ['#/history/activity', { screen: 'history', view: 'activity', id: null }],
    [addressOf('history', 'vendor', 'c 1'), { screen: 'history', view: 'vendor', id: 'c 1' }],
    ['#/issue/%E0%A4%A', { screen: 'issue', view: '', id: null }],
  ])('%s', (hash, route) => {
    expect(readRoute(hash)).toEqual(route);
  });
});

describe('useRoute', () => {
  afterEach(cleanup);
  const go = (address: string) =>
    act(async () => {
      navigate(address);
      await new Promise((resolve) => window.addEventListener('hashchange', resolve, { once: true }));
    });

  it('comes back to what a screen was about last, where the address names nothing', async () => {
    const { result } = renderHook(useRoute);
    await go('#/issue/c1');
    await go('#/history/vendor/c2');
    expect(result.current).toEqual({ screen: 'history', view: 'vendor', id: 'c2' });
    await go('#/history');
    expect(result.current).toEqual({ screen: 'history', view: '', id: null });
    await go('#/issue');
    expect(result.current.id).toBe('c1');
  });

  it('shows a connection that was just saved where tokens are issued, and leaves other screens alone', async () => {
    const { result } = renderHook(useRoute);
    await go('#/connections');
    preselectConnection('c9');
    expect(window.location.hash).toBe('#/connections');
    await go('#/issue');
    expect(result.current.id).toBe('c9');
  });
});
