import { IconCircleCheck } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import { localTimes } from '../../../shared/local-times.ts';
import type { Token } from '../../../shared/models/token.ts';
import { DateTime } from '../../ui/date-time.tsx';
import { DescriptionList } from '../../ui/description-list.tsx';
import { PracticeBadge } from '../../ui/practice-badge.tsx';
import { SecretActions } from '../tokens/secret-actions.tsx';
import { TimeLeftText } from '../tokens/time-left.tsx';
import { scopeLabel, secretStoreLabel } from '../tokens/token-labels.ts';
import { clockItem, expiryItem } from '../tokens/token-times.tsx';
import classes from './issued.module.css';

/** The token that was just issued; takes the focus, so that a screen reader says so. */
export function Issued({ token }: { token: Token }) {
  const { renewableUntil } = localTimes(token);
  const region = useRef<HTMLElement>(null);
  useEffect(() => region.current?.focus(), []);
  return (
    <section ref={region} tabIndex={-1} aria-labelledby="token-issued" className={classes.issued}>
      <header className={classes.head}>
        <IconCircleCheck size={20} aria-hidden className={classes.icon} />
        <h2 id="token-issued" className={classes.title}>
          Token issued
        </h2>
        {token.practice && <PracticeBadge />}
      </header>
      <DescriptionList
        items={[
          { name: 'Label', value: token.label || null },
          { name: 'For', value: token.subject || null },
          { name: 'Ticket', value: token.ticket || null },
          { name: 'Connection', value: token.connectionName },
          { name: 'Time left', value: <TimeLeftText token={token} /> },
          expiryItem(token),
          {
            name: 'Renewable until',
            value: renewableUntil === null ? null : <DateTime at={renewableUntil} />,
          },
          clockItem(token),
          { name: 'Scope', value: scopeLabel(token) },
          { name: 'Secret', value: secretStoreLabel(token) },
        ]}
      />
      <SecretActions token={token} />
    </section>
  );
}
