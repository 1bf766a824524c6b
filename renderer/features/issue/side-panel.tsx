import { Anchor, Button } from '@mantine/core';
import type { Connection } from '../../../shared/models/connection.ts';
import { PRACTICE_INPUTS, type PracticeInput } from '../../../shared/practice/practice-input.ts';
import { PROVIDERS } from '../../../shared/vendors/index.ts';
import { useCallAction } from '../../bridge/use-action.ts';
import { Disclosure } from '../../ui/disclosure.tsx';
import { canFill, fillPracticeValue } from './fill-practice-value.ts';
import { changeForm } from './form-drafts.ts';
import { PracticeSearches, PracticeValues } from './practice-values.tsx';
import classes from './side-panel.module.css';

/** What this API's tokens are for; with a practice connection, what to type. */
export function SidePanel({ connection }: { connection: Connection }) {
  const openDocs = useCallAction('app.openDocs');
  const { name, summary } = PROVIDERS[connection.api];
  return (
    <>
      {connection.practice && <ValuesToTry connection={connection} />}
      <p className={classes.about}>
        {summary}{' '}
        <Anchor
          component="button"
          type="button"
          inherit
          onClick={() => openDocs.run({ api: connection.api })}
        >
          {`Open ${name}’s documentation`}
        </Anchor>
      </p>
    </>
  );
}

/** What the practice server understands, each with a button that types it. */
function ValuesToTry({ connection }: { connection: Connection }) {
  const fields = PROVIDERS[connection.api].issueFields;
  // The others belong to the connection; the settings list them all.
  const ofThisForm = (input: PracticeInput) => canFill(fields, connection.settings, input);
  const { good, errors } = PRACTICE_INPUTS[connection.api];
  const use = (input: PracticeInput) => (
    <Button
      size="compact-xs"
      variant="default"
      // Also what a screen reader adds to “Use”: all these buttons have the same name.
      title={`Type ${input.value} as ${input.field}`}
      onClick={() =>
        changeForm(connection, (form) => fillPracticeValue(form, fields, connection.settings, input))
      }
    >
      Use
    </Button>
  );
  return (
    <Disclosure title="Values to try" open>
      <PracticeValues heading="These issue a token" inputs={good.filter(ofThisForm)} action={use} />
      <PracticeSearches api={connection.api} />
      <PracticeValues heading="These provoke an error" inputs={errors.filter(ofThisForm)} action={use} />
    </Disclosure>
  );
}
