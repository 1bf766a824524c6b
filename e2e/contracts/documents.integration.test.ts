import { OpenAPIRouter } from 'openapi-backend';
import { describe, expect, it } from 'vitest';
import { DESCRIPTIONS } from './descriptions.ts';
import { DOCUMENTS, readDocument } from './document.ts';

// What makes a description worth holding calls against: it is OpenAPI, says where each fact is from, and
// is closed wherever the sources say what there is.

const NAMES = Object.values(DESCRIPTIONS).flat();
const TAG = /\[(S|D|C|3P|I|\?)\]/;
/** Where no source says which fields there are. */
const OPEN = [
  'crmcom deviceApplicationKey request /installed_item_identifier',
  'crmcom showAccessToken 200 /data',
  'crmcom listAccessTokens 200 /data',
  'intershop getCustomer 200 ',
  'intershop getCustomer 200 /address',
  'intershop getCustomer 200 /preferredShipToAddress',
  'intershop getChannel 200 ',
  'intershop getApplication 200 ',
  'web-shop ownCustomer 200 ',
];

interface Schema {
  readonly type?: string | readonly string[];
  readonly additionalProperties?: boolean;
  readonly maxProperties?: number;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
  readonly oneOf?: readonly Schema[];
  readonly anyOf?: readonly Schema[];
}

it('every file is in the book', () => {
  expect([...DOCUMENTS.keys()].sort()).toEqual([...NAMES].sort());
});

describe.each(NAMES)('%s', (name) => {
  it('is OpenAPI 3.1 and says where each operation is from', async () => {
    const definition = await readDocument(name);
    expect(definition.info.description).toMatch(/https:\/\//);
    const operations = new OpenAPIRouter({ definition }).getOperations();
    const ids = operations.map(({ operationId }) => operationId);
    expect(new Set(ids).size).toBe(ids.length);
    for (const { operationId, description, responses } of operations) {
      expect(description, operationId).toMatch(TAG);
      for (const [status, response] of Object.entries(responses ?? {})) {
        expect('description' in response ? response.description : '', `${operationId} ${status}`).toMatch(
          TAG,
        );
      }
    }
  });

  it('is closed', async () => {
    const definition = await readDocument(name);
    const open = new OpenAPIRouter({ definition }).getOperations().flatMap((operation) => {
      const { operationId, requestBody, responses } = operation as unknown as {
        operationId: string;
        requestBody?: Body;
        responses: Record<string, Body>;
      };
      return [
        ...schemasOf(requestBody).flatMap((schema) => openPlaces(schema, `${name} ${operationId} request `)),
        ...Object.entries(responses).flatMap(([status, response]) =>
          schemasOf(response).flatMap((schema) => openPlaces(schema, `${name} ${operationId} ${status} `)),
        ),
      ];
    });
    const known = OPEN.filter((location) => location.startsWith(`${name} `));
    expect([...new Set(open)].sort()).toEqual(known.sort());
  });
});

interface Body {
  readonly content?: Readonly<Record<string, { readonly schema: Schema }>>;
}

function schemasOf(body: Body | undefined): Schema[] {
  return Object.values(body?.content ?? {}).map(({ schema }) => schema);
}

function openPlaces(schema: Schema, location: string): string[] {
  const inner = [
    ...Object.entries(schema.properties ?? {}).flatMap(([name, each]) =>
      openPlaces(each, `${location}/${name}`),
    ),
    ...(schema.items === undefined ? [] : openPlaces(schema.items, `${location}[]`)),
    ...[...(schema.oneOf ?? []), ...(schema.anyOf ?? [])].flatMap((each) => openPlaces(each, location)),
  ];
  const isObject = [schema.type].flat().includes('object');
  const isOpen = isObject && schema.additionalProperties !== false && schema.maxProperties !== 0;
  return isOpen ? [location, ...inner] : inner;
}
