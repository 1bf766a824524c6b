import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { CleanUpCount, CleanUpPolicy } from '../../../shared/models/clean-up.ts';
import { call } from '../../bridge/call.ts';
import { useAction } from '../../bridge/use-action.ts';
import { callQuery } from '../../bridge/use-call.ts';
import { showMessage } from '../../ui/message.ts';
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
  const draft = typed ?? toDraft(settings);
  const reading = readDraft(draft);
  const policy = reading.ok ? reading.policy : null;

  const keep = async (wanted: CleanUpPolicy): Promise<void> => {
    await set(wanted);
    setTyped(null);
    showMessage('Clean-up policy saved.');
  };
  const saving = useAction(async (wanted: CleanUpPolicy) => {
    const due = isStricter(wanted, settings) ? await call('cleanUp.preview', wanted) : null;
    if (due !== null && due.secrets + due.rows > 0) setQuestion({ policy: wanted, due });
    else await keep(wanted);
  });
  const cleaning = useAction((_due: CleanUpCount | null) => call('cleanUp.run', undefined), {
    onDone: (done, due) => showMessage(resultSummary(done, due)),
  });

  return {
    known,
    draft,
    policy,
    problems: reading.ok ? {} : reading.problems,
    dirty: policy === null || !isSamePolicy(policy, settings),
    saving: saving.busy,
    cleaning: cleaning.busy,
    question,
    type: (change: Partial<PolicyDraft>) => setTyped({ ...draft, ...change }),
    discard: () => setTyped(null),
    /** Saves what is typed; asks first when that removes something. */
    save: () => {
      if (policy !== null) saving.run(policy);
    },
    /** The agent's answer: yes. */
    confirm: async () => {
      if (question !== null) await keep(question.policy);
    },
    closeQuestion: () => setQuestion(null),
    /** Cleans up now. @param due what was counted before, to say what could not be removed */
    run: cleaning.run,
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

export interface CleanUpPreview {
  /** Null while it is counted, and while there is no policy to count by. */
  readonly count: CleanUpCount | null;
  readonly error: unknown;
}

/** What a policy would remove now, counted afresh each time: the clock alone changes it. */
export function useCleanUpPreview(policy: CleanUpPolicy | null): CleanUpPreview {
  const [settled] = useDebouncedValue(policy, 250);
  const current = policy !== null && settled !== null && isSamePolicy(policy, settled);
  const wanted = settled ?? { secretRetentionDays: 0, historyRetentionDays: 0 };
  const { data, error, isFetching } = useQuery<CleanUpCount>({
    ...callQuery('cleanUp.preview', wanted),
    enabled: settled !== null,
    staleTime: 0,
    gcTime: 0,
  });
  return { count: current && !isFetching ? (data ?? null) : null, error };
}
