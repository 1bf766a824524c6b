import { Button } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import type { LookupDescription } from '../../../shared/forms/lookup-description.ts';

/** Opens the search beside a field. */
export function LookupButton({ lookup, onOpen }: { lookup: LookupDescription; onOpen: () => void }) {
  return (
    <Button variant="default" leftSection={<IconSearch size={16} />} onClick={onOpen}>
      {`${lookup.label}…`}
    </Button>
  );
}
