import { Button, Tabs } from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import type { SnippetLanguage } from '../../../shared/snippets/snippets.ts';
import { call } from '../../bridge/call.ts';
import { useCall } from '../../bridge/use-call.ts';
import { announce } from '../../ui/announcer.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { Section } from '../history/details-section.tsx';
import { useBusy } from '../token/use-busy.ts';
import classes from './lifecycle.module.css';

/** How later calls carry the token, in words and as snippets; `$TOKEN` stands where it goes. */
export function TokenUseSection({ id }: { id: string }) {
  const { data, isError, error, refetch } = useCall('tokens.use', { id });
  return (
    <Section title="Use this token">
      {isError && <ErrorNotice error={error} onRetry={() => void refetch()} />}
      {data !== undefined && (
        <div className={classes.use}>
          <p className={classes.words}>{data.words}</p>
          <Tabs defaultValue={data.snippets[0]?.language ?? null} keepMounted={false}>
            <Tabs.List aria-label="Language">
              {data.snippets.map(({ language }) => (
                <Tabs.Tab key={language} value={language}>
                  {language}
                </Tabs.Tab>
              ))}
            </Tabs.List>
            {data.snippets.map(({ language, text }) => (
              <Tabs.Panel key={language} value={language} className={classes.panel ?? ''}>
                {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrollable box must take the focus */}
                <pre className={classes.snippet} tabIndex={0}>
                  {text}
                </pre>
                <CopySnippet id={id} language={language} />
              </Tabs.Panel>
            ))}
          </Tabs>
        </div>
      )}
    </Section>
  );
}

function CopySnippet({ id, language }: { id: string; language: SnippetLanguage }) {
  const { busy, done, run } = useBusy(async () => {
    await call('tokens.copySnippet', { id, language });
    announce('Snippet copied. Put the token in place of $TOKEN.');
  });
  return (
    <Button
      variant="default"
      size="xs"
      leftSection={done ? <IconCheck size={14} /> : <IconCopy size={14} />}
      loading={busy}
      onClick={run}
    >
      Copy snippet
    </Button>
  );
}
