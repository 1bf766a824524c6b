import { Anchor, Checkbox, Input, Stack } from '@mantine/core';
import { readBaseUrl } from '../../../shared/forms/base-url.ts';
import { type ProviderDescription, text } from '../../../shared/forms/field.ts';
import { PROVIDERS } from '../../../shared/vendors/index.ts';
import { FieldWrapper } from '../../ui/fields/field-wrapper.tsx';
import classes from './connection-dialog.module.css';
import type { ConnectionForm } from './use-connection-form.ts';

/** Base URL as typed; below it what Tokendesk makes of it, and the request that will go there. */
export function BaseUrlField({ form }: { form: ConnectionForm }) {
  const { values, problems, onChange, onLeave } = form.fields;
  const description = PROVIDERS[form.api];
  const typed = text(values, 'baseUrl');
  const reading = readBaseUrl(description.baseUrl, typed);
  const suggestion = reading.ok ? suggestedUrl(description, reading.url) : null;
  const unencrypted = reading.ok && reading.unencrypted;
  return (
    <>
      <FieldWrapper
        label="Base URL"
        problem={problems.baseUrl}
        help={description.baseUrl.help}
        below={
          reading.ok && (
            <Stack gap={2}>
              <span>
                Base: <code>{reading.url}</code>
              </span>
              {reading.leftOut !== '' && (
                <span>{`${reading.leftOut} ${reading.leftOut.includes(' ') ? 'were' : 'was'} left out.`}</span>
              )}
              <span>
                Request: <code>{`POST ${description.issueUrl(reading.url, values)}`}</code>
              </span>
            </Stack>
          )
        }
      >
        <Input
          error={problems.baseUrl !== undefined}
          value={typed}
          placeholder={description.baseUrl.placeholder}
          aria-required
          inputMode="url"
          autoComplete="off"
          spellCheck={false}
          onChange={(event) => onChange('baseUrl', event.currentTarget.value)}
          onBlur={() => onLeave('baseUrl')}
        />
      </FieldWrapper>
      {suggestion !== null && (
        <Anchor
          component="button"
          type="button"
          size="sm"
          ta="left"
          onClick={() => onChange('baseUrl', suggestion)}
        >
          {`Use ${suggestion}`}
        </Anchor>
      )}
      {reading.ok && form.forgotten.length > 0 && (
        <div className={classes.warning}>{forgottenWords(form.forgotten)}</div>
      )}
      {(unencrypted || values.allowUnencrypted === true) && (
        <div className={classes.warning}>
          {unencrypted
            ? 'http:// sends credentials and tokens unencrypted: anyone on the way can read them.'
            : 'This base URL is encrypted or on this computer; the permission below is not needed.'}
          <Checkbox
            label="Allow unencrypted"
            checked={values.allowUnencrypted === true}
            onChange={(event) => onChange('allowUnencrypted', event.currentTarget.checked)}
          />
        </div>
      )}
    </>
  );
}

/** The usual path, where the vendor documents none and only a host was typed. */
function suggestedUrl({ baseUrl }: ProviderDescription, url: string): string | null {
  if (baseUrl.suggestedPath === undefined || new URL(url).pathname !== '/') return null;
  return `${url}${baseUrl.suggestedPath}`;
}

/** @param names of the stored secrets; those with a colon are remembered inputs of the issue form */
function forgottenWords(names: readonly string[]): string {
  const remembered = names.some((name) => name.includes(':'));
  const again = names.some((name) => !name.includes(':')) ? ' Enter them again for this one.' : '';
  return `This is another server: secrets stored for the old one are not sent to it.${again}${
    remembered ? ' Secrets remembered from the issue form are removed when you save.' : ''
  }`;
}
