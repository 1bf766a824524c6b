import { Button, Checkbox, Tabs } from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { useState } from 'react';
import type { SnippetLanguage } from '../../../shared/snippets/snippets.ts';
import { call } from '../../bridge/call.ts';
import { useBriefAction } from '../../bridge/use-action.ts';
import { useCall } from '../../bridge/use-call.ts';
import { announce } from '../../ui/announcer.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { Section } from './details-section.tsx';
import classes from './lifecycle.module.css';

/**
 * How later calls carry the token, in words and as snippets; `$TOKEN` stands where it goes, and the token
 * itself is put in by the main process, on its way to the clipboard.
 */
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
  const [withToken, setWithToken] = useState(false);
  const { busy, done, run } = useBriefAction(async () => {
    const { clearsAt } = await call('tokens.copySnippet', { id, language, withToken });
    announce(copiedWords(clearsAt));
    setWithToken(false);
  });
  return (
    <div className={classes.copy}>
      <Button
        variant="default"
        size="xs"
        leftSection={done ? <IconCheck size={14} /> : <IconCopy size={14} />}
        loading={busy}
        onClick={() => run()}
      >
        Copy snippet
      </Button>
      <Checkbox
        size="xs"
        label="With the token in it"
        checked={withToken}
        onChange={(event) => setWithToken(event.currentTarget.checked)}
      />
      {withToken && (
        <p className={classes.why}>
          Whoever gets this snippet has the token. It is cleared from the clipboard as a copied token is.
        </p>
      )}
    </div>
  );
}

function copiedWords(clearsAt: number | null): string {
  if (clearsAt === null) return 'Snippet copied. Put the token in place of $TOKEN.';
  const seconds = Math.max(1, Math.round((clearsAt - Date.now()) / 1000));
  return `Snippet copied with the token in it. It is cleared from the clipboard in ${seconds} seconds.`;
}
