import { appliedValues } from '../../../shared/forms/form.ts';
import type { FormValues } from '../../../shared/forms/values.ts';
import type { Connection } from '../../../shared/models/connection.ts';
import { PROVIDERS } from '../../../shared/vendors/index.ts';
import classes from './request-preview.module.css';

/** The request as it would leave now. */
export function RequestPreview({ connection, values }: { connection: Connection; values: FormValues }) {
  const { api, baseUrl, settings } = connection;
  const applied = appliedValues(PROVIDERS[api].issueFields, values, settings);
  const url = PROVIDERS[api].issueUrl(baseUrl, { ...settings, ...applied });
  return (
    <div className={classes.request}>
      <span className={classes.name}>Request</span>
      <code>{`POST ${url}`}</code>
    </div>
  );
}
