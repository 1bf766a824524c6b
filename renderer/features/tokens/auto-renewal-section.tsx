import { useQueryClient } from '@tanstack/react-query';
import { AUTO_RENEWAL_MINUTES, autoRenewalObstacle, nextAutoRenewal } from '../../../shared/auto-renewal.ts';
import type { Token, TokenDetails } from '../../../shared/models/token.ts';
import { PROVIDERS } from '../../../shared/vendors/index.ts';
import { useCallAction } from '../../bridge/use-action.ts';
import { queryKey } from '../../bridge/use-call.ts';
import { announce } from '../../ui/announcer.tsx';
import { DateTime } from '../../ui/date-time.tsx';
import { LabelledSelect } from '../../ui/fields/labelled-select.tsx';
import { autoRenewalProblem } from './auto-renewal-status.tsx';
import { Section } from './details-section.tsx';
import classes from './lifecycle.module.css';

const HELP =
  'Works while this computer is awake and Tokendesk is open and unlocked, and not before half of the token’s life is over. Switch it on at one computer only: two that renew the same token end it for both.';

/** Whether the token is renewed before it expires, when that is next, and what went wrong with it. */
export function AutoRenewalSection({ token }: { token: Token }) {
  const client = useQueryClient();
  const set = useCallAction('tokens.setAutoRenew', {
    onDone: (changed) => {
      // At once: until the details are read again, the choice would jump back.
      client.setQueryData(
        queryKey('tokens.details', { id: token.id }),
        (details: TokenDetails | undefined) =>
          details === undefined ? undefined : { ...details, token: changed },
      );
      announce(`Automatic renewal is ${changed.autoRenewMinutes === null ? 'off' : 'on'}.`);
    },
  });
  const obstacle = autoRenewalObstacle(token, Date.now());
  const isOffered = obstacle === null || token.autoRenewMinutes !== null || token.state === 'renewing';
  const isShown = isOffered || token.autoRenewProblem !== '';
  if (!PROVIDERS[token.api].lifecycle.renew || token.state === 'revoked' || !isShown) return null;
  const minutes = set.argument === undefined ? token.autoRenewMinutes : set.argument.minutes;
  const problem = autoRenewalProblem(token);
  const change = (value: string): void => {
    const chosen = AUTO_RENEWAL_MINUTES.find((each) => String(each) === value) ?? null;
    set.run({ id: token.id, minutes: chosen });
  };
  return (
    <Section title="Automatic renewal">
      <div className={classes.use}>
        {problem !== null && <p className={classes.problem}>{problem}</p>}
        {isOffered && (
          <div className={classes.choice}>
            <LabelledSelect
              label="Renew automatically"
              help={HELP}
              value={String(minutes ?? '')}
              groups={[{ options: OPTIONS }]}
              below={minutes === null ? undefined : <NextRenewal token={token} />}
              onChange={change}
            />
          </div>
        )}
      </div>
    </Section>
  );
}

const OPTIONS = [
  { value: '', label: 'Off' },
  ...AUTO_RENEWAL_MINUTES.map((each) => ({ value: String(each), label: `${each} minutes before expiry` })),
];

function NextRenewal({ token }: { token: Token }) {
  const at = nextAutoRenewal(token);
  if (at === null) return null;
  if (at <= Date.now()) return <>The next renewal is due now.</>;
  return (
    <>
      Next renewal: <DateTime at={at} />
    </>
  );
}
