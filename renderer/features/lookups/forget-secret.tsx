import { call } from '../../bridge/call.ts';
import { announce } from '../../ui/announcer.tsx';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';

export interface ForgetSecretProps {
  connectionId: string;
  name: string;
  /** Name of the record. */
  title: string;
  /** `true` after it was done. */
  onClose: (forgotten: boolean) => void;
}

/** Asks before a secret goes that the vendor never shows again. */
export function ForgetSecret({ connectionId, name, title, onClose }: ForgetSecretProps) {
  const forget = async (): Promise<void> => {
    await call('connections.forgetSecret', { connectionId, name });
    announce('Secret forgotten.');
  };
  return (
    <ConfirmDialog
      title="Forget secret"
      subject={title}
      action="Forget secret"
      onConfirm={forget}
      onClose={onClose}
    >
      <p>Tokendesk removes it from this computer. At the vendor nothing changes: the secret still works.</p>
      <p>
        The vendor never shows it again. If nobody else has it, the only way to another one is to rotate it.
      </p>
    </ConfirmDialog>
  );
}
