import { globSync } from 'node:fs';
import { basename, join } from 'node:path';
import { Validator } from '@seriousme/openapi-schema-validator';
import type { Document } from 'openapi-backend';

const VENDORS = join(import.meta.dirname, '../../electron/vendors');

/** Every description there is: its file by its name, which is the file's without ending. */
export const DOCUMENTS: ReadonlyMap<string, string> = new Map(
  globSync('*/openapi/*.yaml', { cwd: VENDORS }).map((path) => [
    basename(path, '.yaml'),
    join(VENDORS, path),
  ]),
);

/**
 * Reads a description of `electron/vendors/<id>/openapi/`, checks it against the OpenAPI 3.1 schema, and puts
 * what each reference means in its place.
 *
 * @param name file name without ending
 * @throws with everything that is wrong with it
 */
export async function readDocument(name: string): Promise<Document> {
  const validator = new Validator({ strict: false });
  const result = await validator.validate(DOCUMENTS.get(name) ?? name);
  if (!result.valid) throw new Error(`${name}.yaml: ${JSON.stringify(result.errors, null, 2)}`);
  if (validator.version !== '3.1') throw new Error(`${name}.yaml is OpenAPI ${validator.version}`);
  // Through text, so that no two places share an object.
  return JSON.parse(JSON.stringify(validator.resolveRefs()));
}
