import { lostAnswerAdvice } from '../../../shared/lost-answer.ts';
import type { Claim, TokenDetails } from '../../../shared/models/token.ts';
import { PROVIDERS } from '../../../shared/vendors/index.ts';
import { DescriptionList } from '../../ui/description-list.tsx';
import { PracticeBadge } from '../../ui/practice-badge.tsx';
import { AuditList } from './audit-list.tsx';
import { AutoRenewalSection } from './auto-renewal-section.tsx';
import { Section } from './details-section.tsx';
import { SecretStorage } from './secret-storage.tsx';
import type { DetailsAction, OnTokenAction } from './token-action.ts';
import { TokenActions } from './token-actions.tsx';
import classes from './token-details.module.css';
import { hasSecret, scopeLabel } from './token-labels.ts';
import { TokenTimes } from './token-times.tsx';
import { TokenUseSection } from './token-use-section.tsx';

export interface TokenDetailsViewProps {
  details: TokenDetails;
  atOnce: DetailsAction;
  onAction: OnTokenAction;
}

/** The details, from what is needed most to what is needed for a report to the vendor. */
export function TokenDetailsView({ details, atOnce, onAction }: TokenDetailsViewProps) {
  const { token, form, length, secretProblem } = details;
  return (
    <div className={classes.details}>
      {token.state === 'outcome-unknown' && (
        <p className={classes.unknown}>
          The request left this computer, and no answer came. The vendor may have created a token that
          Tokendesk never received. {lostAnswerAdvice(token.api)}
        </p>
      )}
      <TokenTimes token={token} />
      {token.renewalUnknown && (
        <p className={classes.unknown}>
          A renewal was sent, and no answer was kept. The access token may still work until it expires; its
          refresh token is not sent again, because the vendor ends a token whose old refresh token it sees.
        </p>
      )}
      <TokenActions token={token} secretProblem={secretProblem} atOnce={atOnce} onAction={onAction} />
      <AutoRenewalSection token={token} />
      <Section title="Token">
        <DescriptionList
          items={[
            { name: 'Label', value: token.label || null },
            { name: 'Ticket', value: token.ticket || null },
            { name: 'For', value: token.subject || null },
            { name: 'Kind', value: token.kind || null },
            { name: 'Scope', value: scopeLabel(token) },
            { name: 'Form', value: form === null ? null : formWords(form, length) },
            { name: 'Vendor’s token ID', value: token.vendorTokenId },
            { name: 'Secret', value: <SecretStorage token={token} /> },
          ]}
        />
      </Section>
      <Section title="Request">
        <DescriptionList
          items={[
            { name: 'API', value: PROVIDERS[token.api].name },
            {
              name: 'Connection',
              value: (
                <>
                  {token.connectionName}
                  {token.connectionId === null && ' (deleted)'} {token.practice && <PracticeBadge />}
                </>
              ),
            },
            { name: 'Request', value: <code className={classes.request}>{details.request}</code> },
            ...details.inputs.map(({ label, value }) => ({ name: label, value })),
          ]}
        />
      </Section>
      {hasSecret(token) && <TokenUseSection id={token.id} />}
      {details.claims.length > 0 && (
        <Section title="Claims, decoded here, not verified">
          <ClaimsTable claims={details.claims} />
        </Section>
      )}
      {details.answer !== '' && (
        <Section title="Vendor’s answer, secrets masked">
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrollable box must take the focus */}
          <pre className={classes.answer} tabIndex={0}>
            {details.answer}
          </pre>
        </Section>
      )}
      <Section title="Activity">
        <AuditList entries={details.audit} />
      </Section>
    </div>
  );
}

function formWords(form: string, length: number | null): string {
  return length === null ? form : `${form}, ${length.toLocaleString('en-GB')} characters`;
}

/** What the token says of itself. */
function ClaimsTable({ claims }: { claims: readonly Claim[] }) {
  return (
    <table className={classes.claims}>
      <thead>
        <tr>
          <th scope="col">Claim</th>
          <th scope="col">Value</th>
        </tr>
      </thead>
      <tbody>
        {claims.map(({ name, value, meaning }) => (
          <tr key={name}>
            <td>
              <code>{name}</code>
            </td>
            <td>
              {value}
              {meaning !== undefined && <div className={classes.meaning}>{meaning}</div>}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
