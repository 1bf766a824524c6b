import { describe, expect, it } from 'vitest';
import { initialValues } from '../../../shared/forms/form.ts';
import { crmcom } from '../../../shared/vendors/crmcom/index.ts';
import { newForm } from '../../ui/form-state.ts';
import { canFill, fillPracticeValue } from './fill-practice-value.ts';

const fields = crmcom.issueFields;
const input = (field: string) => ({ field, value: 'x', outcome: '' });
const form = () => newForm(initialValues(fields));
const taken = (field: string, keyType: string) =>
  fillPracticeValue(form(), fields, { keyType }, input(field)).values;
const offered = (field: string, keyType: string) => canFill(fields, { keyType }, input(field));

describe('practice values', () => {
  it('are those that the form can show for this connection', () => {
    expect(offered('Identifier', 'consumer_application_key')).toBe(true);
    expect(offered('Installed item', 'consumer_application_key')).toBe(false);
    expect(offered('Installed item', 'device_application_key')).toBe(true);
    expect(offered('JWT', 'none')).toBe(true);
    expect(offered('JWT', 'web_api_key')).toBe(false);
    expect(offered('User name', 'user')).toBe(false);
  });

  it('set what must be set for the field to show', () => {
    expect(taken('Pass code', 'consumer_application_key')).toMatchObject({
      identifyBy: 'identifier',
      passCode: 'x',
    });
    expect(taken('JWT', 'consumer_application_key')).toMatchObject({ identifyBy: 'jwt', jwt: 'x' });
    expect(taken('JWT', 'device_application_key')).toMatchObject({
      identifyBy: 'authentication_code',
      jwt: 'x',
    });
  });
});
