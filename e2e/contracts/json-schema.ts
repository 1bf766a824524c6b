import { Ajv2020, type AnySchema, type ErrorObject, type Options } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';

/**
 * JSON Schema as OpenAPI 3.1 means it: draft 2020-12. A keyword or format that is not known is an error,
 * as a misspelt one would check nothing. `contentSchema` is checked for JWTs: their header and claims.
 */
export function jsonSchema(options: Options = {}): Ajv2020 {
  const ajv = new Ajv2020({ ...options, allErrors: true, strict: false, strictSchema: true });
  addFormats.default(ajv);
  ajv.addFormat('byte', /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/);
  ajv.addVocabulary(['xml']);
  ajv.removeKeyword('contentSchema');
  ajv.addKeyword({
    keyword: 'contentSchema',
    schemaType: 'object',
    compile: (schema: AnySchema, parent) => {
      if (parent.contentMediaType !== 'application/jwt')
        throw new Error('contentSchema is known for JWTs only');
      const check = ajv.compile(schema);
      const validate: ((token: string) => boolean) & { errors?: Partial<ErrorObject>[] } = (token) => {
        if (check(decoded(token))) return true;
        validate.errors = (check.errors ?? []).map((error) => ({
          ...error,
          message: `decoded: ${error.instancePath} ${error.message}`,
        }));
        return false;
      };
      return validate;
    },
  });
  return ajv;
}

/** Header and claims of a JWT; an empty list when they cannot be read. */
function decoded(token: string): unknown[] {
  try {
    return token
      .split('.')
      .slice(0, 2)
      .map((part) => JSON.parse(Buffer.from(part, 'base64url').toString('utf8')));
  } catch {
    return [];
  }
}
