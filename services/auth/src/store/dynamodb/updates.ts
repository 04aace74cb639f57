import { type AttributeValue, UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import type { NewItem, References } from '../auth-store.ts';
import { itemDataOf } from '../item-data.ts';
import { keyOf } from './get-item.ts';
import type { Place } from './keys.ts';
import { REFERENCES } from './stored-item.ts';
import type { Table } from './table.ts';

// Every name goes through ExpressionAttributeNames: many of ours are reserved words.
// https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/ReservedWords.html

export interface Written {
  /** JSON. */
  readonly data: string;
  readonly references: References;
  readonly expires_at: number | null;
}

/** The entries that were made for a write. */
export interface Index {
  readonly stamp: string;
  readonly until: number | null;
}

export type Condition = 'none' | 'absent' | { readonly version: number };

/** @throws ItemTooLarge */
export function writtenOf({ data, references = {}, expires_at }: NewItem<unknown>): Written {
  const given = Object.entries(references).filter(([, value]) => value !== undefined);
  return { data: itemDataOf(data), references: Object.fromEntries(given), expires_at };
}

/** Writes everything of an item and gives what was there before. */
export function wholeItem(
  table: Table,
  place: Place,
  { data, references, expires_at, index }: Written & { readonly index: Index | null },
  condition: Condition,
): UpdateItemCommand {
  const fields: Record<string, AttributeValue | undefined> = {
    ...{ scope: { S: place.scope }, kind: { S: place.kind }, id: { S: place.id }, data: { S: data } },
    ...Object.fromEntries(REFERENCES.map((reference) => [reference, text(references[reference])])),
    ...{ expires_at: number(expires_at), indexed: text(index?.stamp), indexed_until: number(index?.until ?? null) },
  };
  const names = Object.keys(fields);
  const given = names.filter((name) => fields[name] !== undefined);
  const absent = names.filter((name) => fields[name] === undefined);
  const set = given.map((name) => `#${name} = :${name}`).join(', ');
  return new UpdateItemCommand({
    TableName: table.name,
    Key: keyOf(place),
    UpdateExpression: `set #version = if_not_exists(#version, :base) + :one, ${set}${removing(absent)}`,
    ...conditionOf(condition),
    ExpressionAttributeNames: namesOf([...names, 'version']),
    ExpressionAttributeValues: {
      ...Object.fromEntries(given.map((name) => [`:${name}`, fields[name] as AttributeValue])),
      ...{ ':base': { N: `${microseconds()}` }, ':one': { N: '1' } },
      ...(condition === 'none' ? {} : { ':now': { N: `${table.now()}` } }),
      ...(typeof condition === 'string' ? {} : { ':expected': { N: `${condition.version}` } }),
    },
    ReturnValues: 'ALL_OLD',
  });
}

/** Writes data and expiry of an item whose references are the same and whose entries live as long as it will. */
export function sameReferences(
  table: Table,
  place: Place,
  { data, references, expires_at }: Written,
  version: number,
): UpdateItemCommand {
  const expiry = number(expires_at);
  const same = REFERENCES.map((name) =>
    references[name] === undefined ? `attribute_not_exists(#${name})` : `#${name} = :${name}`,
  );
  const forever = 'attribute_not_exists(#indexed_until)';
  const indexed = expiry === undefined ? forever : `(${forever} or #indexed_until >= :expires_at)`;
  return new UpdateItemCommand({
    TableName: table.name,
    Key: keyOf(place),
    UpdateExpression: `set #version = #version + :one, #data = :data${
      expiry === undefined ? removing(['expires_at']) : ', #expires_at = :expires_at'
    }`,
    ConditionExpression: [UNCHANGED, ...same, indexed].join(' and '),
    ExpressionAttributeNames: namesOf(['version', 'data', 'expires_at', 'indexed_until', ...REFERENCES]),
    ExpressionAttributeValues: {
      ...{
        ':one': { N: '1' },
        ':data': { S: data },
        ':expected': { N: `${version}` },
        ':now': { N: `${table.now()}` },
      },
      ...(expiry === undefined ? {} : { ':expires_at': expiry }),
      ...Object.fromEntries(Object.entries(references).map(([name, value]) => [`:${name}`, { S: value }])),
    },
  });
}

export const ALIVE = '(attribute_not_exists(#expires_at) or #expires_at > :now)';
const UNCHANGED = `#version = :expected and ${ALIVE}`;

function conditionOf(condition: Condition): { ConditionExpression?: string } {
  if (condition === 'none') return {};
  const absent = 'attribute_not_exists(#version) or #expires_at <= :now';
  return { ConditionExpression: condition === 'absent' ? absent : UNCHANGED };
}

/** Where versions of a new item begin: above those of any that was there before under the same id. */
function microseconds(): number {
  return Math.floor((performance.timeOrigin + performance.now()) * 1000);
}

function namesOf(names: readonly string[]): Record<string, string> {
  return Object.fromEntries(names.map((name) => [`#${name}`, name]));
}

function removing(names: readonly string[]): string {
  return names.length === 0 ? '' : ` remove ${names.map((name) => `#${name}`).join(', ')}`;
}

function text(value: string | undefined): AttributeValue | undefined {
  return value === undefined ? undefined : { S: value };
}

function number(value: number | null): AttributeValue | undefined {
  return value === null ? undefined : { N: `${value}` };
}
