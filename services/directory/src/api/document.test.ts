import { expect, test } from 'vitest';
import { type Documented, operations, resolved, type Schema, schemas } from '../testing/api/documented.ts';
import { directoryDocument } from './describe-api.ts';
import { grantedBy, type Permission } from './permissions.ts';

const japanese = JSON.stringify(directoryDocument('ja'));

/** Every schema with members, and where it stands. */
function* members(schema: Schema, where: string): Generator<readonly [string, Schema]> {
  for (const [name, member] of Object.entries(schema.properties ?? {})) {
    yield [`${where}.${name}`, member];
    yield* members(member, `${where}.${name}`);
  }
  for (const part of [schema.items ?? [], schema.anyOf ?? []].flat()) yield* members(part, where);
}

test('every operation demands a permission that a role and a scope give', () => {
  for (const { operationId, permission } of operations) {
    const { roles, scope } = grantedBy(permission as Permission);
    const granted = permission === 'directory.self.read' || (roles.includes('administrator') && scope !== null);
    expect([operationId, granted]).toEqual([operationId, true]);
  }
});

test('every change that somebody makes can say why', () => {
  const changes = operations.filter(({ method }) => method !== 'get');
  const silent = changes.filter(({ body }) => resolved(body ?? {}).properties?.reason === undefined);
  expect(silent.map(({ operationId }) => operationId)).toEqual([]);
});

test('what ends something demands why', () => {
  const endings = operations.filter(({ path }) => /\/(close|suspend|leave|end)$/.test(path));
  const demanding = ({ body }: Documented): boolean => resolved(body ?? {}).required?.includes('reason') === true;
  expect(endings).toHaveLength(6);
  expect(endings.filter((operation) => !demanding(operation))).toEqual([]);
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
  const english = all.filter(([, { description }]) => japanese.includes(JSON.stringify(description)));
  expect(english.map(([where]) => where)).toEqual([]);
});

test('every text and every list that somebody can send is bounded', () => {
  const bodies = operations.flatMap(({ operationId, body }) => [...members(resolved(body ?? {}), operationId)]);
  const parameters = operations.flatMap((operation) =>
    operation.parameters.map(({ name, schema }) => [`${operation.operationId} ${name}`, schema] as const),
  );
  const sent = [...bodies, ...parameters].filter(([where]) => !where.endsWith('If-Match'));
  expect(sent.filter(([, schema]) => !isBounded(schema)).map(([where]) => where)).toEqual([]);
});

function isBounded(schema: Schema): boolean {
  const { type, anyOf, enum: values, format, maxLength, maxItems } = resolved(schema);
  if (anyOf !== undefined) return anyOf.every(isBounded);
  if ([type].flat().includes('array')) return maxItems !== undefined;
  const isText = [type].flat().includes('string') && values === undefined && format !== 'uuid';
  return !isText || maxLength !== undefined;
}

test('no word of the other language and no word for ourselves stands in a document', () => {
  expect(japanese).not.toContain('x-description-ja');
  expect(JSON.stringify(directoryDocument('en'))).not.toMatch(/x-description-ja|[ぁ-んァ-ン]/);
});
