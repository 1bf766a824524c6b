import { type ProviderDescription, text } from '../../../shared/forms/field.ts';
import type { Api, FormValues } from '../../../shared/forms/values.ts';
import { PROVIDERS } from '../../../shared/vendors/index.ts';
import { maskText } from '../../log/mask.ts';
import type { ConnectionContext, IssueContext } from './context.ts';

/** Every secret that takes part in a call: the connection's, the session's, and the form's secret fields. */
export function secretsOf(api: Api, context: ConnectionContext | IssueContext): readonly string[] {
  const inputs = 'inputs' in context ? secretInputs(PROVIDERS[api], context.inputs) : [];
  return [...Object.values(context.secrets), ...inputs, context.sessionToken ?? '', context.deviceId ?? ''];
}

/** Masks secrets that a vendor repeats in its own words. */
export function maskSecrets(words: string, secrets: readonly string[]): string {
  return maskText(words, secrets);
}

function secretInputs(description: ProviderDescription, inputs: FormValues): readonly string[] {
  return description.issueFields
    .filter((field) => field.kind === 'secret')
    .map((field) => text(inputs, field.name));
}
