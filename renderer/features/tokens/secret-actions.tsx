import { Button, Group } from '@mantine/core';
import { IconCheck, IconCopy, IconDownload, IconEye, IconEyeOff } from '@tabler/icons-react';
import { type ReactNode, useEffect, useRef } from 'react';
import type { SecretPart, Token } from '../../../shared/models/token.ts';
import { useBriefAction } from '../../bridge/use-action.ts';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { copyToken, exportToken } from './copy-and-export.ts';
import { RevealedToken } from './revealed-token.tsx';
import { useReveal } from './use-reveal.ts';

export interface SecretActionsProps {
  token: Token;
  /** Reveal at once: the agent has asked for it already. */
  revealAtOnce?: boolean;
  /** Further buttons, after those for the secret. */
  children?: ReactNode;
}

/** Copy, reveal, export; below them the token itself while it is revealed. */
export function SecretActions({ token, revealAtOnce = false, children }: SecretActionsProps) {
  const { revealed, busy, error, show, hide } = useReveal(token.id);
  const asked = useRef(false);
  useEffect(() => {
    if (!revealAtOnce || asked.current) return;
    asked.current = true;
    show('access');
  }, [revealAtOnce, show]);
  return (
    <>
      <Group gap={8}>
        <CopyButton id={token.id} primary />
        {/* One button for both ways, so that the focus stays on it. */}
        <Button
          variant="default"
          leftSection={revealed === null ? <IconEye size={16} /> : <IconEyeOff size={16} />}
          loading={busy}
          onClick={() => (revealed === null ? show('access') : hide())}
        >
          {revealed === null ? 'Reveal token' : 'Hide token'}
        </Button>
        <ExportButton id={token.id} />
        {token.hasRefreshToken && !token.renewalUnknown && <CopyButton id={token.id} part="refresh" />}
        {children}
      </Group>
      {revealed !== null && <RevealedToken revealed={revealed} />}
      {error !== null && <ErrorNotice error={error} onRetry={() => show('access')} />}
    </>
  );
}

interface CopyButtonProps {
  id: string;
  part?: SecretPart;
  primary?: boolean;
}

/** Copies a token, or its refresh token; the icon confirms, the name stays. */
function CopyButton({ id, part = 'access', primary = false }: CopyButtonProps) {
  const { busy, done, run } = useBriefAction(() => copyToken(id, part));
  return (
    <Button
      variant={primary ? 'filled' : 'default'}
      leftSection={done ? <IconCheck size={16} /> : <IconCopy size={16} />}
      loading={busy}
      onClick={() => run()}
    >
      {part === 'access' ? 'Copy token' : 'Copy refresh token'}
    </Button>
  );
}

/** Saves a token as a file. */
function ExportButton({ id }: { id: string; disabled?: boolean }) {
  const { busy, run } = useBriefAction(() => exportToken(id));
  return (
    <Button variant="default" leftSection={<IconDownload size={16} />} loading={busy} onClick={() => run()}>
      Export token
    </Button>
  );
}
