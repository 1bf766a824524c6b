import { Drawer, Loader } from '@mantine/core';
import type { Token } from '../../../shared/models/token.ts';
import { useCall } from '../../bridge/use-call.ts';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import type { LifecycleActions } from './lifecycle-actions.ts';
import { TokenDetailsView, type TokenDetailsViewProps } from './token-details-view.tsx';
import { tokenName } from './token-words.ts';

/** What was asked for in the row's menu, and is done as soon as the details are there. */
export type AtOnce = 'reveal' | 'check';

export interface TokenDetailsDrawerProps {
  opened: { readonly token: Token; readonly atOnce: AtOnce | null } | null;
  onDelete: (token: Token) => void;
  lifecycle: LifecycleActions;
  /** A question lies over it: Escape is for that one. */
  covered: boolean;
  onClose: () => void;
}

/** Everything about one token, beside the table. */
export function TokenDetailsDrawer(props: TokenDetailsDrawerProps) {
  const { opened, onDelete, lifecycle, covered, onClose } = props;
  return (
    <Drawer
      opened={opened !== null}
      onClose={onClose}
      closeOnEscape={!covered}
      position="right"
      size={680}
      title={opened === null ? '' : tokenName(opened.token)}
      transitionProps={{ duration: 0 }}
    >
      {opened !== null && (
        <LoadedDetails
          id={opened.token.id}
          reveal={opened.atOnce === 'reveal'}
          check={opened.atOnce === 'check'}
          onDelete={onDelete}
          lifecycle={lifecycle}
        />
      )}
    </Drawer>
  );
}

function LoadedDetails(props: { id: string } & Omit<TokenDetailsViewProps, 'details'>) {
  const { id, ...rest } = props;
  const { data, isError, error, refetch } = useCall('tokens.details', { id });
  if (data !== undefined) {
    return <TokenDetailsView details={data} {...rest} />;
  }
  if (isError) return <ErrorNotice error={error} onRetry={() => void refetch()} />;
  return <Loader size="sm" aria-label="Loading" />;
}
