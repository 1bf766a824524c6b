import { goTo } from '../fixtures/screens.ts';
import { connectionItem, issueEverywhere } from './forms.ts';
import type { LeakFixture } from './leak-fixture.ts';
import type { Hit } from './places.ts';

/** Says so when a vendor was not asked for a secret of this kind: the flow would prove nothing. */
export const handedOut = ({ vendors }: LeakFixture, name: string, before = 0): Hit[] =>
  vendors.handedOut(name) > before ? [] : [{ where: 'vendors', what: `${name}: none was handed out` }];

/** Ends every session and issues everywhere: the app gets others. @param renewable whether Commvault renews */
export async function endSessions(fixture: LeakFixture, renewable: boolean): Promise<Hit[]> {
  const commvault = renewable ? 'Commvault renewed session' : 'Commvault session';
  const kinds = ['Intershop agent token', 'IDCS token', commvault];
  const before = kinds.map((kind) => fixture.vendors.handedOut(kind));
  fixture.vendors.endSessions(renewable);
  await issueEverywhere(fixture);
  return kinds.flatMap((kind, at) => handedOut(fixture, kind, before[at]));
}

/** Signs out of the Commvault connection that keeps a session. */
export async function signOut({ page }: LeakFixture): Promise<Hit[]> {
  await goTo(page, 'Connections');
  const button = connectionItem(page, 'Commvault').getByRole('button', { name: /^Sign out of/ });
  await button.click();
  await button.waitFor({ state: 'detached' });
  return [];
}
