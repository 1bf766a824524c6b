import { useState } from 'react';
import type { CleanUpCount, CleanUpPolicy } from '../../../shared/models/clean-up.ts';
import { call } from '../../bridge/call.ts';
import { showError, showMessage } from '../../ui/message.ts';
import { useSettings } from '../../ui/use-settings.ts';
import {
  countLabel,
  isSamePolicy,
  isStricter,
  type PolicyDraft,
  readDraft,
  toDraft,
} from './clean-up-policy.ts';

/** A policy that removes something at once, waiting for the agent's word. */
export interface Question {
  readonly policy: CleanUpPolicy;
  readonly due: CleanUpCount;
}

/** State of the clean-up section: what is typed, what is asked, what is being done. */
export function useCleanUp() {
  const { settings, known, set } = useSettings();
  const [typed, setTyped] = useState<PolicyDraft | null>(null);
  const [question, setQuestion] = useState<Question | null>(null);
  const [busy, setBusy] = useState<'saving' | 'cleaning' | null>(null);
  const draft = typed ?? toDraft(settings);
  const reading = readDraft(draft);
  const policy = reading.ok ? reading.policy : null;

  const during = (what: 'saving' | 'cleaning', work: () => Promise<void>): void => {
    setBusy(what);
    work()
      .catch(showError)
      .finally(() => setBusy(null));
  };
  const keep = async (wanted: CleanUpPolicy): Promise<void> => {
    await set(wanted);
    setTyped(null);
    showMessage('Clean-up policy saved.');
  };

  return {
    known,
    draft,
    policy,
    problems: reading.ok ? {} : reading.problems,
    dirty: policy === null || !isSamePolicy(policy, settings),
    busy,
    question,
    type: (change: Partial<PolicyDraft>) => setTyped({ ...draft, ...change }),
    discard: () => setTyped(null),
    /** Saves what is typed; asks first when that removes something. */
    save: () => {
      if (policy === null) return;
      during('saving', async () => {
        const due = isStricter(policy, settings) ? await call('cleanUp.preview', policy) : null;
        if (due !== null && due.secrets + due.rows > 0) setQuestion({ policy, due });
        else await keep(policy);
      });
    },
    /** The agent's answer: yes. */
    confirm: async () => {
      if (question !== null) await keep(question.policy);
    },
    closeQuestion: () => setQuestion(null),
    run: (due: CleanUpCount | null) =>
      during('cleaning', async () => {
        const done = await call('cleanUp.run', undefined);
        showMessage(resultSummary(done, due));
      }),
  };
}

/** What a clean-up did, and what it could not do. */
function resultSummary(done: CleanUpCount, due: CleanUpCount | null): string {
  const left = due === null ? 0 : due.secrets + due.rows - done.secrets - done.rows;
  const words = done.secrets + done.rows === 0 ? 'Nothing was removed' : `Removed: ${countLabel(done)}`;
  return left > 0
    ? `${words}. ${left} could not be removed now; the next clean-up tries again.`
    : `${words}.`;
}
