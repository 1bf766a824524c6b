import { ActionIcon } from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { call } from '../../bridge/call.ts';
import { useBriefAction } from '../../bridge/use-action.ts';
import { announce } from '../../ui/announcer.tsx';

/** Copies what is no secret. */
export function CopyField({ label, value }: { label: string; value: string }) {
  const { busy, done, run } = useBriefAction(async () => {
    await call('app.copyText', { text: value });
    announce(`${label} copied.`);
  });
  const name = `Copy ${label.charAt(0).toLowerCase()}${label.slice(1)}`;
  return (
    <ActionIcon
      variant="subtle"
      color="gray"
      size={24}
      aria-label={name}
      title={name}
      loading={busy}
      onClick={() => run()}
    >
      {done ? <IconCheck size={15} /> : <IconCopy size={15} />}
    </ActionIcon>
  );
}
