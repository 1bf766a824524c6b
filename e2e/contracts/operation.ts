import type { OpenAPIValidator } from 'openapi-backend';
import type { XmlSchema } from './content.ts';

export type Headers = Readonly<Record<string, string>>;

export type SecurityScheme =
  | {
      readonly type: 'apiKey';
      readonly in: 'header';
      readonly name: string;
      readonly 'x-credentials': string;
    }
  | { readonly type: 'http'; readonly scheme: 'basic' | 'bearer'; readonly 'x-credentials': string };

type Content = Readonly<Record<string, { readonly schema: XmlSchema }>>;

/** An operation of a description, as far as the checks beside openapi-backend's read it. */
export interface DescribedOperation {
  readonly operationId: string;
  readonly security: readonly Readonly<Record<string, unknown>>[];
  readonly parameters: readonly DescribedParameter[];
  readonly requestBody?: { readonly required?: boolean; readonly content: Content };
  readonly responses: Readonly<Record<string, DescribedResponse>>;
  /** A content type that a request may name although it has no body. */
  readonly 'x-content-type-without-body'?: string;
  /** A field of the body with which credentials are not optional. */
  readonly 'x-credentials-needed-with'?: string;
  /** Query parameters of which one must have a value. */
  readonly 'x-at-least-one-of'?: readonly string[];
}

export interface DescribedParameter {
  readonly name: string;
  readonly in: string;
  /** Characters that stand in the path as they are: encoded they would mean something else. */
  readonly 'x-not-encoded'?: string;
}

export interface DescribedResponse {
  readonly headers?: Readonly<Record<string, { readonly required?: boolean }>>;
  readonly content?: Content;
}

/** What the description says about a status: by its number, or its class, such as `4XX`. */
export function responseFor(operation: DescribedOperation, status: number): DescribedResponse | undefined {
  return operation.responses[status] ?? operation.responses[`${Math.floor(status / 100)}XX`];
}

/** What the checks of requests and replies need. */
export interface Checks {
  readonly validator: OpenAPIValidator;
  readonly schemes: Readonly<Record<string, SecurityScheme>>;
}
