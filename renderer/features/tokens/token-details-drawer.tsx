import { Drawer, Loader } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { callQuery } from '../../bridge/use-call.ts';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import type { DetailsAction, OnTokenAction } from './token-action.ts';
import { TokenDetailsView } from './token-details-view.tsx';
import { tokenName } from './token-labels.ts';

export interface TokenDetailsDrawerProps {
  opened: { readonly id: string; readonly action: DetailsAction } | null;
  /** The token's name, as far as it is known. */
  name: string | undefined;
  onAction: OnTokenAction;
  /** A question lies over it: Escape is for that one. */
  covered: boolean;
  onClose: () => void;
}

/** Everything about one token, beside the table. */
export function TokenDetailsDrawer(props: TokenDetailsDrawerProps) {
  const { opened, name, onAction, covered, onClose } = props;
  const { data, isError, error, refetch } = useQuery({
    ...callQuery('tokens.details', { id: opened?.id ?? '' }),
    enabled: opened !== null,
  });
  return (
    <Drawer
      opened={opened !== null}
      onClose={onClose}
      closeOnEscape={!covered}
      position="right"
      size={680}
      title={data === undefined ? name : tokenName(data.token)}
      transitionProps={{ duration: 0 }}
    >
      {opened !== null && data !== undefined && (
        <TokenDetailsView details={data} atOnce={opened.action} onAction={onAction} />
      )}
      {data === undefined && isError && <ErrorNotice error={error} onRetry={() => void refetch()} />}
      {data === undefined && !isError && <Loader size="sm" aria-label="Loading" />}
    </Drawer>
  );
}
