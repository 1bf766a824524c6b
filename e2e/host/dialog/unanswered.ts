/** A dialog that nobody has answered yet. */
export interface OpenBox {
  readonly message: string;
  readonly buttons: readonly string[];
}

interface Waiting extends OpenBox {
  readonly answered: (button: number) => void;
}

const open: Waiting[] = [];

/** Leaves a dialog open until a test answers it, for ever if it does not; resolves with the button's number. */
export function leaveOpen(message: string, buttons: readonly string[]): Promise<number> {
  console.log(`[host] dialog open: ${message}`);
  return new Promise((resolve) => {
    open.push({ message, buttons, answered: resolve });
  });
}

/** The dialogs that are open now, oldest first. */
export function openBoxes(): OpenBox[] {
  return open.map(({ message, buttons }) => ({ message, buttons }));
}

/**
 * Presses a button of the oldest open dialog that has it.
 *
 * @throws Error when no open dialog has such a button
 */
export function answerBox(button: string): void {
  const index = open.findIndex(({ buttons }) => buttons.includes(button));
  const [box] = index < 0 ? [] : open.splice(index, 1);
  if (box === undefined) throw new Error(`No open dialog has a button “${button}”`);
  box.answered(box.buttons.indexOf(button));
}
