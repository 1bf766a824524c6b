import { Button } from '@mantine/core';
import type { Connection } from '../../../shared/models/connection.ts';
import { PRACTICE_INPUTS, type PracticeInput } from '../../../shared/practice/practice-input.ts';
import { PROVIDERS } from '../../../shared/vendors/index.ts';
import { Disclosure } from '../../ui/disclosure.tsx';
import { changeForm } from './desk.ts';
import { PracticeInputs } from './practice-inputs.tsx';
import { PracticeSearches } from './practice-searches.tsx';
import { isOfForm, takePracticeInput } from './take-practice-input.ts';

/** What the practice server understands, each with a button that types it. */
export function ValuesToTry({ connection }: { connection: Connection }) {
  const fields = PROVIDERS[connection.api].issueFields;
  // The others belong to the connection; the settings list them all.
  const ofThisForm = (input: PracticeInput) => isOfForm(fields, connection.settings, input);
  const { good, errors } = PRACTICE_INPUTS[connection.api];
  const use = (input: PracticeInput) => (
    <Button
      size="compact-xs"
      variant="default"
      // Also what a screen reader adds to “Use”: all these buttons have the same name.
      title={`Type ${input.value} as ${input.field}`}
      onClick={() =>
        changeForm(connection, (form) => takePracticeInput(form, fields, connection.settings, input))
      }
    >
      Use
    </Button>
  );
  return (
    <Disclosure title="Values to try" open>
      <PracticeInputs heading="These issue a token" inputs={good.filter(ofThisForm)} action={use} />
      <PracticeSearches api={connection.api} />
      <PracticeInputs heading="These provoke an error" inputs={errors.filter(ofThisForm)} action={use} />
    </Disclosure>
  );
}
