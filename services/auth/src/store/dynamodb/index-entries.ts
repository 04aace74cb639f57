import { randomBytes } from 'node:crypto';
import { DeleteItemCommand, PutItemCommand, QueryCommand } from '@aws-sdk/client-dynamodb';
import type { References } from '../auth-store.ts';
import { entryKeyOf, entryRange, itemKeyOf, type Place, type TableKey } from './keys.ts';
import { type Attributes, REFERENCES, type StoredItem } from './stored-item.ts';
import type { Table } from './table.ts';

// An item is found by its references through entries of the same table, since the engine's own indexes are always a
// little behind and who ends a person's sessions must not miss one. Entries are written before their item, each write
// under a stamp of its own, and deleted only by whoever has seen that the item with this stamp is gone. So there is never
// an item without its entries; an entry without its item is passed over.

/** One entry: some write noted that an item has the reference. */
export interface Entry {
  readonly key: TableKey;
  readonly item: string;
  readonly stamp: string;
}

export function newStamp(): string {
  return `${Date.now()}-${randomBytes(9).toString('base64url')}`;
}

/** No write takes as long between its entries and its item. */
const UNDER_WAY_MS = 10 * 60_000;

/** Whether the write that made an entry is over, one way or the other. */
export function isOver({ stamp }: Entry): boolean {
  return Date.now() - Number(stamp.slice(0, stamp.indexOf('-'))) > UNDER_WAY_MS;
}

/** @param until when the engine may delete them, seconds since 1970; null: never. */
export async function writeEntries(
  table: Table,
  place: Place,
  references: References,
  { stamp, until }: { readonly stamp: string; readonly until: number | null },
): Promise<void> {
  const item = itemKeyOf(place).pk;
  const expiry = until === null ? {} : { expires_at: { N: `${until}` } };
  const write = ({ pk, sk }: TableKey): Promise<unknown> =>
    table.client.send(
      new PutItemCommand({
        TableName: table.name,
        Item: { pk: { S: pk }, sk: { S: sk }, item: { S: item }, stamp: { S: stamp }, ...expiry },
      }),
    );
  await Promise.all(entryKeys(place, references, stamp).map(write));
}

/** Deletes the entries of an item that was removed or written over. */
export async function deleteEntriesOf(table: Table, place: Place, gone: StoredItem): Promise<void> {
  if (gone.indexed === null) return;
  await Promise.all(entryKeys(place, gone.references, gone.indexed).map((key) => deleteEntry(table, key)));
}

export async function deleteEntry(table: Table, { pk, sk }: TableKey): Promise<void> {
  await table.client.send(new DeleteItemCommand({ TableName: table.name, Key: { pk: { S: pk }, sk: { S: sk } } }));
}

/** The entries of a kind, page by page, in the order of ids within each of its partitions. */
export async function* entryPages(
  table: Table,
  partition: string,
  { kind, after, atOnce }: { readonly kind: string; readonly after: string | undefined; readonly atOnce: number },
): AsyncGenerator<readonly Entry[]> {
  const { from, to } = entryRange(kind, after);
  let start: Attributes | undefined;
  do {
    const page = await table.client.send(
      new QueryCommand({
        TableName: table.name,
        ConsistentRead: true,
        KeyConditionExpression: '#pk = :pk and #sk between :from and :to',
        ExpressionAttributeNames: { '#pk': 'pk', '#sk': 'sk' },
        ExpressionAttributeValues: { ':pk': { S: partition }, ':from': { S: from }, ':to': { S: to } },
        Limit: atOnce,
        ...(start === undefined ? {} : { ExclusiveStartKey: start }),
      }),
    );
    const entries = (page.Items ?? []).map(entryOf);
    if (entries.length > 0) yield entries;
    start = page.LastEvaluatedKey;
  } while (start !== undefined);
}

function entryOf({ pk, sk, item, stamp }: Attributes): Entry {
  return { key: { pk: pk?.S ?? '', sk: sk?.S ?? '' }, item: item?.S ?? '', stamp: stamp?.S ?? '' };
}

function entryKeys({ scope, ...place }: Place, references: References, stamp: string): TableKey[] {
  return REFERENCES.flatMap((reference) => {
    const value = references[reference];
    return value === undefined ? [] : [entryKeyOf({ scope, reference, value }, { scope, ...place }, stamp)];
  });
}
