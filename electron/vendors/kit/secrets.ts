import { type ProviderDescription, text } from '../../../shared/forms/field.ts';
import type { Api, FormValues } from '../../../shared/forms/values.ts';
import { PROVIDERS } from '../../../shared/vendors/index.ts';
import { replaceSecret } from '../../log/replace-secret.ts';
import type { ConnectionContext, IssueContext } from './define.ts';

/** Shorter secrets are not masked: replacing every “1” would destroy the vendor's words. */
const SHORTEST = 3;
const MASK = '•••';

/** Every secret that takes part in a call: the connection's, the session's, and the form's secret fields. */
export function secretsOf(api: Api, context: ConnectionContext | IssueContext): readonly string[] {
  const inputs = 'inputs' in context ? secretInputs(PROVIDERS[api], context.inputs) : [];
  return [...Object.values(context.secrets), ...inputs, context.sessionToken ?? '', context.deviceId ?? ''];
}

/** Masks secrets that a vendor repeats in its own words; the longest first, as one may contain another. */
export function maskSecrets(words: string, secrets: readonly string[]): string {
  return secrets
    .filter((secret) => secret.length >= SHORTEST)
    .toSorted((a, b) => b.length - a.length)
    .reduce((masked, secret) => replaceSecret(masked, secret, MASK), words);
}

function secretInputs(description: ProviderDescription, inputs: FormValues): readonly string[] {
  return description.issueFields
    .filter((field) => field.kind === 'secret')
    .map((field) => text(inputs, field.name));
}
