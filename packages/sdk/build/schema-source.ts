import openapiTS, { astToString, type OpenAPI3 } from 'openapi-typescript';

interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: object };
}
interface Operation {
  readonly responses: Readonly<Record<string, unknown>>;
}

const HEADER = '// Written by `npm run generate` from the directory’s OpenAPI document. Do not edit.\n';

/**
 * The types of an API as TypeScript, from its OpenAPI 3.1 document. What an operation answers when it refuses is left out: the
 * client throws `ProblemError`, whose codes become one type, `ProblemCode`.
 */
export async function schemaSource(document: object): Promise<string> {
  const { paths, components } = document as Document;
  const shortened = {
    ...document,
    paths: mapValues(paths, (path) => mapValues(path, withoutRefusals)),
    components: { ...components, schemas: { ...components.schemas, ProblemCode: problemCodes(document) } },
  };
  const declarations = await openapiTS(shortened as unknown as OpenAPI3, { alphabetize: true });
  return `${HEADER}\n${astToString(declarations)}`;
}

function withoutRefusals(operation: Operation): Operation {
  const successes = Object.entries(operation.responses).filter(([status]) => status.startsWith('2'));
  return { ...operation, responses: Object.fromEntries(successes) };
}

/** Every code that stands as `code: { enum: […] }` anywhere in the document. */
function problemCodes(document: object): object {
  const codes = new Set<string>();
  JSON.stringify(document, (key, value: unknown) => {
    if (key === 'code' && typeof value === 'object' && value !== null && 'enum' in value && Array.isArray(value.enum))
      for (const code of value.enum) codes.add(String(code));
    return value;
  });
  return { type: 'string', enum: [...codes].sort(), description: 'The code of a problem document (RFC 9457).' };
}

function mapValues<From, To>(
  values: Readonly<Record<string, From>>,
  change: (value: From) => To,
): Readonly<Record<string, To>> {
  return Object.fromEntries(Object.entries(values).map(([key, value]) => [key, change(value)]));
}
