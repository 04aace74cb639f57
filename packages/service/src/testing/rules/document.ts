import type { Language } from '@kiban/http';
import { expect, test } from 'vitest';
import type { Permissions } from '../../access/permissions.ts';
import { type ApiDocument, type Documented, documentedOperations, type Schema } from '../documented.ts';

/** What every document says: who may, why, all of it in both languages, and nothing without a bound. `endings`: how many operations end something. */
export function describedApi(
  documentIn: (language: Language) => Record<string, unknown>,
  permissions: Permissions<string>,
  endings: number,
): void {
  const { operations, schemas, resolved } = documentedOperations(documentIn('en'));
  const unknown = { roles: ['none'], scope: null };
  const [english, japanese] = [JSON.stringify(documentIn('en')), JSON.stringify(documentIn('ja'))];

  test('every operation demands a permission that there is: a scope’s, with a role’s or a machine’s, or everybody’s', () => {
    for (const { operationId, permission } of operations) {
      const { roles, scope } = permissions[permission] ?? unknown;
      expect([operationId, scope !== null || roles.length === 0]).toEqual([operationId, true]);
    }
  });

  test('every change that somebody makes can say why', () => {
    const changes = operations.filter(({ method }) => method !== 'get');
    const silent = changes.filter(({ body }) => resolved(body ?? {}).properties?.reason === undefined);
    expect(silent.map(({ operationId }) => operationId)).toEqual([]);
  });

  test('what ends something demands why', () => {
    const found = operations.filter(({ path }) => /\/(close|suspend|leave|end)$/.test(path));
    const demanding = ({ body }: Documented): boolean => resolved(body ?? {}).required?.includes('reason') === true;
    expect(found).toHaveLength(endings);
    expect(found.filter((operation) => !demanding(operation))).toEqual([]);
  });

  test('every member of a body, of an answer and of an address is described, in both languages', () => {
    const ours = Object.entries(schemas).filter(([name]) => !['Problem', 'FieldError'].includes(name));
    const fields = ours.flatMap(([name, schema]) => [[name, schema] as const, ...members(schema, name)]);
    const parameters = operations.flatMap((operation) =>
      operation.parameters.map(
        ({ name, description }) => [`${operation.operationId} ${name}`, { description }] as readonly [string, Schema],
      ),
    );
    const all = [...fields, ...parameters].filter(([, schema]) => schema.$ref === undefined);
    const bare = all.filter(([, { description }]) => description === undefined || description === '');
    expect(bare.map(([where]) => where)).toEqual([]);
    const untold = all.filter(([, { description }]) => japanese.includes(JSON.stringify(description)));
    expect(untold.map(([where]) => where)).toEqual([]);
  });

  test('every text and every list that somebody can send is bounded', () => {
    const bodies = operations.flatMap(({ operationId, body }) => [...members(resolved(body ?? {}), operationId)]);
    const parameters = operations.flatMap((operation) =>
      operation.parameters.map(({ name, schema }) => [`${operation.operationId} ${name}`, schema] as const),
    );
    const sent = [...bodies, ...parameters].filter(([where]) => !where.endsWith('If-Match'));
    expect(sent.filter(([, schema]) => !isBounded(schema, resolved)).map(([where]) => where)).toEqual([]);
  });

  test('no word of the other language and no word for ourselves stands in a document', () => {
    expect(japanese).not.toContain('x-description-ja');
    expect(english).not.toMatch(/x-description-ja|[ぁ-んァ-ン]/);
  });
}

/** Every schema with members, and where it stands. */
function* members(schema: Schema, where: string): Generator<readonly [string, Schema]> {
  for (const [name, member] of Object.entries(schema.properties ?? {})) {
    yield [`${where}.${name}`, member];
    yield* members(member, `${where}.${name}`);
  }
  for (const part of [schema.items ?? [], schema.anyOf ?? []].flat()) yield* members(part, where);
}

function isBounded(schema: Schema, resolved: ApiDocument['resolved']): boolean {
  const { type, anyOf, enum: values, format, maxLength, maxItems } = resolved(schema);
  if (anyOf !== undefined) return anyOf.every((one) => isBounded(one, resolved));
  if ([type].flat().includes('array')) return maxItems !== undefined;
  const isText = [type].flat().includes('string') && values === undefined && format !== 'uuid';
  return !isText || maxLength !== undefined;
}
