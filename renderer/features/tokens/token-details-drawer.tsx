import { Drawer, Loader } from '@mantine/core';
import { useCall } from '../../bridge/use-call.ts';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { useReturnFocus } from '../../ui/pass-focus-on.ts';
import type { DetailsAction, OnTokenAction } from './token-action.ts';
import { TokenDetailsView } from './token-details-view.tsx';
import { tokenName } from './token-labels.ts';

export interface TokenDetailsDrawerProps {
  id: string;
  /** What is done at once. */
  action: DetailsAction;
  /** The token's name, as far as it is known. */
  name: string | undefined;
  onAction: OnTokenAction;
  /** A question lies over it: Escape is for that one. */
  covered: boolean;
  onClose: () => void;
}

/** Everything about one token, beside the table. */
export function TokenDetailsDrawer(props: TokenDetailsDrawerProps) {
  const { id, action, name, onAction, covered, onClose } = props;
  useReturnFocus();
  const { data, isError, error, refetch } = useCall('tokens.details', { id });
  return (
    <Drawer
      opened
      returnFocus={false}
      onClose={onClose}
      closeOnEscape={!covered}
      position="right"
      size={680}
      title={data === undefined ? name : tokenName(data.token)}
      transitionProps={{ duration: 0 }}
    >
      {data !== undefined && <TokenDetailsView details={data} atOnce={action} onAction={onAction} />}
      {data === undefined && isError && <ErrorNotice error={error} onRetry={() => void refetch()} />}
      {data === undefined && !isError && <Loader size="sm" aria-label="Loading" />}
    </Drawer>
  );
}
