import { OpenAPIRouter, OpenAPIValidator, type Operation } from 'openapi-backend';
import { readDocument } from './document.ts';
import type { Exchange } from './exchange.ts';
import { jsonSchema } from './json-schema.ts';
import type { Checks, DescribedOperation } from './operation.ts';
import { replyProblems } from './reply.ts';
import { requestProblems } from './request.ts';
import { serverPrefixes } from './servers.ts';

/** What the description says about one call; empty lists when it was as described. */
export interface Finding {
  /** Null when nothing of the kind is described. */
  readonly operationId: string | null;
  readonly request: readonly string[];
  readonly reply: readonly string[];
}

/** An OpenAPI description, ready to be held against calls. */
export interface Contract {
  /** Ids of all operations. */
  readonly operationIds: readonly string[];
  /** Null when the call is none of this description's. */
  check(exchange: Exchange): Finding | null;
}

/** @param name of the file in `electron/vendors/<id>/openapi/`, without ending */
export async function openContract(name: string): Promise<Contract> {
  const definition = await readDocument(name);
  const router = new OpenAPIRouter({ definition });
  const validator = new OpenAPIValidator({
    definition,
    router,
    customizeAjv: (_, options) => jsonSchema(options),
  });
  // OpenAPI leaves room for every kind of scheme; the descriptions use these two.
  const schemes = (definition.components?.securitySchemes ?? {}) as Checks['schemes'];
  const prefixes = serverPrefixes(definition.servers ?? []);
  const checks: Checks = { validator, schemes };
  return {
    operationIds: router.getOperations().flatMap(({ operationId }) => operationId ?? []),
    check(exchange) {
      const [path = ''] = exchange.target.split('?');
      for (const prefix of prefixes) {
        const rest = prefix.exec(path);
        if (rest === null) continue;
        const inside = { ...exchange, target: exchange.target.slice(rest[0].length) };
        const operation = router.matchOperation({ method: inside.method, path: inside.target, headers: {} });
        if (operation === undefined) continue;
        const described = asDescribed(operation);
        return {
          operationId: described.operationId,
          request: requestProblems(checks, described, inside),
          reply: replyProblems(checks, described, inside),
        };
      }
      return null;
    },
  };
}

/** The document fits the OpenAPI schema, so its operations have these fields. */
function asDescribed(operation: Operation): DescribedOperation {
  return operation as unknown as DescribedOperation;
}
