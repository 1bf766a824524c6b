import { join } from 'node:path';
import { Validator } from '@seriousme/openapi-schema-validator';
import type { Document } from 'openapi-backend';

/** Where the descriptions are. */
export const FOLDER = join(import.meta.dirname, '../../electron/practice/openapi');

/**
 * Reads a description of `electron/practice/openapi/`, checks it against the OpenAPI 3.1 schema, and puts
 * what each reference means in its place.
 *
 * @param name file name without ending
 * @throws with everything that is wrong with it
 */
export async function readDocument(name: string): Promise<Document> {
  const validator = new Validator({ strict: false });
  const result = await validator.validate(join(FOLDER, `${name}.yaml`));
  if (!result.valid) throw new Error(`${name}.yaml: ${JSON.stringify(result.errors, null, 2)}`);
  if (validator.version !== '3.1') throw new Error(`${name}.yaml is OpenAPI ${validator.version}`);
  // Through text, so that no two places share an object.
  return JSON.parse(JSON.stringify(validator.resolveRefs()));
}
