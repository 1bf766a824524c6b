import { Button } from '@mantine/core';
import { IconCheck, IconCopy, IconDownload } from '@tabler/icons-react';
import type { SecretPart } from '../../../shared/models/token.ts';
import { copyToken } from './copy-token.ts';
import { exportToken } from './export-token.ts';
import { useBusy } from './use-busy.ts';

interface CopyButtonProps {
  id: string;
  part?: SecretPart;
  primary?: boolean;
  disabled?: boolean;
}

/** Copies a token, or its refresh token; the icon confirms, the name stays. */
export function CopyButton({ id, part = 'access', primary = false, disabled = false }: CopyButtonProps) {
  const { busy, done, run } = useBusy(() => copyToken(id, part));
  return (
    <Button
      variant={primary ? 'filled' : 'default'}
      leftSection={done ? <IconCheck size={16} /> : <IconCopy size={16} />}
      loading={busy}
      disabled={disabled}
      onClick={run}
    >
      {part === 'access' ? 'Copy token' : 'Copy refresh token'}
    </Button>
  );
}

/** Saves a token as a file. */
export function ExportButton({ id, disabled = false }: { id: string; disabled?: boolean }) {
  const { busy, run } = useBusy(() => exportToken(id));
  return (
    <Button
      variant="default"
      leftSection={<IconDownload size={16} />}
      loading={busy}
      disabled={disabled}
      onClick={run}
    >
      Export token
    </Button>
  );
}
