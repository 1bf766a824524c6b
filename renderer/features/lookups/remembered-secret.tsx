import { Button, Group } from '@mantine/core';
import { IconCheck, IconCopy, IconEye, IconEyeOff } from '@tabler/icons-react';
import { useCallback } from 'react';
import { call } from '../../bridge/call.ts';
import { useBriefAction } from '../../bridge/use-action.ts';
import { announce } from '../../ui/announcer.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { RevealedToken } from '../tokens/revealed-token.tsx';
import { useTimedReveal } from '../tokens/use-reveal.ts';

export interface RememberedSecretProps {
  connectionId: string;
  /** For example `channelSecret:RCHANNEL1`. */
  name: string;
  onForget: () => void;
}

/** Copy, reveal and forget a secret that is kept here. */
export function RememberedSecret({ connectionId, name, onForget }: RememberedSecretProps) {
  const ask = useCallback(
    () => call('connections.revealSecret', { connectionId, name }),
    [connectionId, name],
  );
  const { revealed, busy, error, show, hide } = useTimedReveal<void>(ask);
  const copy = useBriefAction(async () => {
    const { clearsAt } = await call('connections.copySecret', { connectionId, name });
    const seconds = Math.max(1, Math.round((clearsAt - Date.now()) / 1000));
    announce(`Secret copied. It is cleared from the clipboard in ${seconds} seconds.`);
  });
  return (
    <>
      <Group gap={8}>
        <Button
          variant="default"
          size="xs"
          leftSection={copy.done ? <IconCheck size={14} /> : <IconCopy size={14} />}
          loading={copy.busy}
          onClick={() => copy.run()}
        >
          Copy secret
        </Button>
        <Button
          variant="default"
          size="xs"
          leftSection={revealed === null ? <IconEye size={14} /> : <IconEyeOff size={14} />}
          loading={busy}
          onClick={revealed === null ? () => show() : hide}
        >
          {revealed === null ? 'Reveal secret' : 'Hide secret'}
        </Button>
        <Button variant="subtle" size="xs" onClick={onForget}>
          Forget secret…
        </Button>
      </Group>
      {revealed !== null && <RevealedToken revealed={revealed} what="Secret" />}
      {error !== null && <ErrorNotice error={error} onRetry={() => show()} />}
    </>
  );
}
