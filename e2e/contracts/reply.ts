import { accepts, mediaType, readContent } from './content.ts';
import type { Exchange, Reply } from './exchange.ts';
import { jsonSchema } from './json-schema.ts';
import { type Checks, type DescribedOperation, type DescribedResponse, responseFor } from './operation.ts';
import { words } from './words.ts';

const ajv = jsonSchema();

/**
 * What is wrong with an answer. openapi-backend holds JSON bodies and headers against the description;
 * the rest is here: status, media type, other bodies than JSON, and answers that break off.
 */
export function replyProblems(
  { validator }: Checks,
  operation: DescribedOperation,
  { reply, headers }: Exchange,
): string[] {
  if (reply === null) return ['there was no answer'];
  if (!reply.complete) return ['the answer breaks off'];
  const { operationId } = operation;
  const { status } = reply;
  const response = responseFor(operation, status);
  if (response === undefined) return [`status ${status} is not described`];
  const headerResult = validator.validateResponseHeaders(reply.headers, operationId, { statusCode: status });
  return [
    ...words(`header`, headerResult.errors),
    ...missingHeaders(response, reply),
    ...bodyProblems({ validator }, operationId, response, reply, headers.accept),
  ];
}

function missingHeaders(response: DescribedResponse, reply: Reply): string[] {
  return Object.entries(response.headers ?? {})
    .filter(([name, { required }]) => required === true && reply.headers[name.toLowerCase()] === undefined)
    .map(([name]) => `the header ${name} is missing`);
}

function bodyProblems(
  { validator }: Pick<Checks, 'validator'>,
  operationId: string,
  response: DescribedResponse,
  { status, headers, body }: Reply,
  accept: string | undefined,
): string[] {
  const { content } = response;
  if (content === undefined) return body === '' ? [] : ['no body is described'];
  const type = mediaType(headers);
  const media = type === null ? undefined : content[type];
  if (type === null || media === undefined) return [`content type ${type} is not described`];
  const notAccepted =
    status < 300 && !accepts(accept, type) ? [`content type ${type} was not asked for`] : [];
  let value: unknown;
  try {
    value = readContent(type, body, media.schema);
  } catch (error) {
    return [...notAccepted, `the body is not ${type}: ${String(error)}`];
  }
  if (type === 'application/json') {
    return [...notAccepted, ...words('body', validator.validateResponse(value, operationId, status).errors)];
  }
  ajv.validate(media.schema, value);
  return [...notAccepted, ...words('body', ajv.errors)];
}
