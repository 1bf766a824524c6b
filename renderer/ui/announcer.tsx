import { VisuallyHidden } from '@mantine/core';
import { createStore, useStore } from './store.ts';

const spoken = createStore({ text: '', turn: 0 });

/** Has a screen reader say something that the eye sees elsewhere; saying it twice is heard twice. */
export function announce(text: string): void {
  spoken.change(({ turn }) => ({ text, turn: turn + 1 }));
}

/** The one polite live region of the window. */
export function Announcer() {
  const { text, turn } = useStore(spoken, (state) => state);
  return (
    <VisuallyHidden role="status">
      <span key={turn}>{text}</span>
    </VisuallyHidden>
  );
}
