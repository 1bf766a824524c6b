import { Modal, type ModalProps } from '@mantine/core';
import { useReturnFocus } from './pass-focus-on.ts';

/** A dialog that is open for as long as it is drawn, and gives the focus back to what opened it. */
export function Dialog(props: Omit<ModalProps, 'opened'>) {
  useReturnFocus();
  return <Modal opened returnFocus={false} transitionProps={{ duration: 0 }} {...props} />;
}
