import { desks } from './desk.ts';

/**
 * Draws the forms once more. React keeps the last but one drawing of each component, with its values,
 * until the next one: after a secret was cleared, this makes it let go of that secret.
 */
export function letGoOfSecrets(): void {
  setTimeout(() =>
    desks.change((state) => ({
      ...state,
      byConnection: Object.fromEntries(
        Object.entries(state.byConnection).map(([id, { form, ...rest }]) => [
          id,
          { form: { ...form, values: { ...form.values } }, ...rest },
        ]),
      ),
    })),
  );
}
