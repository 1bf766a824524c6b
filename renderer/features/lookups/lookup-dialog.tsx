import { Button, Group, Modal } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import type { FieldDescription, LookupDescription } from '../../../shared/forms/field.ts';
import type { FormValues } from '../../../shared/forms/values.ts';
import type { Connection } from '../../../shared/models/connection.ts';
import type { RecordActionDone } from '../../../shared/models/lookup.ts';
import { announce } from '../../ui/announcer.tsx';
import { TextField } from '../../ui/fields/text-field.tsx';
import classes from './lookup.module.css';
import { LookupCriteria } from './lookup-criteria.tsx';
import { LookupDetails } from './lookup-details.tsx';
import { LookupResults } from './lookup-results.tsx';
import { useRecordSearch } from './use-record-search.ts';

export interface LookupDialogProps {
  connection: Connection;
  field: FieldDescription;
  lookup: LookupDescription;
  /** Fills the field. */
  onUse: (value: string) => void;
  onClose: () => void;
}

/** Chooses the value of a field from the vendor's own records. */
export function LookupDialog({ connection, field, lookup, onUse, onClose }: LookupDialogProps) {
  const search = useRecordSearch(connection.id, field.name);
  const [chosen, setChosen] = useState<string | null>(null);
  const [part, setPart] = useState('');
  const [asking, setAsking] = useState(false);
  // By record, so that a secret that is in memory only stays at hand while the agent looks around.
  const [done, setDone] = useState<Readonly<Record<string, RecordActionDone | null>>>({});
  const list = useRef<HTMLDivElement>(null);
  const criteria = useRef<FormValues>({});
  const item = search.found?.items.find(({ value }) => value === chosen);
  const problem = lookup.part?.problem(part.trim()) ?? null;

  const choose = (value: string | null): void => {
    setChosen(value);
    setPart(value === null ? '' : (lookup.part?.split(value).part ?? ''));
  };

  const run = async (wanted: FormValues, isFirst = false): Promise<void> => {
    criteria.current = wanted;
    choose(null);
    const items = await search.search(wanted);
    if (items === null) return;
    announce(items.length === 0 ? `No ${lookup.one} found.` : `${items.length} ${lookup.many} found.`);
    choose(items[0]?.value ?? null);
    // Not on opening: the agent may already be typing what to search for.
    if (!isFirst) setTimeout(() => list.current?.focus());
  };

  const begun = useRef(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the dialog opens
  useEffect(() => {
    if (begun.current || !lookup.listsAll) return;
    begun.current = true;
    void run({}, true);
  }, []);

  const use = (): void => {
    if (item === undefined || problem !== null) return;
    const { value } = item;
    onUse(lookup.part === undefined ? value : lookup.part.join(lookup.part.split(value).value, part.trim()));
  };

  return (
    <Modal
      opened
      onClose={onClose}
      title={lookup.label}
      size={1040}
      yOffset="4dvh"
      closeOnEscape={!asking}
      trapFocus={!asking}
      // The form puts the focus where it belongs: into the field, or back to the button.
      returnFocus={false}
      transitionProps={{ duration: 0 }}
    >
      <div className={classes.dialog}>
        <LookupCriteria lookup={lookup} onSearch={(wanted) => void run(wanted)} />
        <div className={classes.panes}>
          <LookupResults
            connectionId={connection.id}
            field={field.name}
            lookup={lookup}
            search={search}
            chosen={chosen}
            list={list}
            onChoose={choose}
            onUse={use}
            onRetry={() => void run(criteria.current)}
          />
          {item !== undefined && (
            <LookupDetails
              key={item.value}
              connection={connection}
              field={field.name}
              lookup={lookup}
              item={item}
              done={done[item.value] ?? null}
              onDone={(next) => setDone((before) => ({ ...before, [item.value]: next }))}
              onAsk={setAsking}
            >
              {lookup.part !== undefined && (
                <TextField
                  field={lookup.part.field}
                  value={part}
                  problem={problem ?? undefined}
                  onChange={(value) => setPart(String(value))}
                  onLeave={() => undefined}
                />
              )}
            </LookupDetails>
          )}
        </div>
        <Group gap={8} justify="flex-end">
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button disabled={item === undefined || problem !== null} onClick={use}>
            {`Use this ${lookup.one}`}
          </Button>
        </Group>
      </div>
    </Modal>
  );
}
