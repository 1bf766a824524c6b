import { Button } from '@mantine/core';
import { Component, type ErrorInfo, type ReactNode } from 'react';
import { reportError } from '../bridge/report-errors.ts';
import { EmptyState } from './empty-state.tsx';

/** Keeps a screen that fails to draw from taking the window with it. What was typed is above it, and stays. */
export class CrashBoundary extends Component<{ children: ReactNode }, { crashed: boolean }> {
  override state = { crashed: false };

  static getDerivedStateFromError(): { crashed: boolean } {
    return { crashed: true };
  }

  override componentDidCatch(error: unknown, { componentStack }: ErrorInfo): void {
    reportError('component', error, componentStack);
  }

  override render(): ReactNode {
    if (!this.state.crashed) return this.props.children;
    return (
      <div role="alert">
        <EmptyState title="This screen could not be shown">
          <p>
            No token is lost. Try again, or turn to another screen; if it goes on, copy the log in Settings.
          </p>
          <Button variant="default" onClick={() => this.setState({ crashed: false })}>
            Try again
          </Button>
        </EmptyState>
      </div>
    );
  }
}
