import { GetItemCommand } from '@aws-sdk/client-dynamodb';
import { itemKeyOf, type Place } from './keys.ts';
import { type Attributes, type StoredItem, storedItemOf } from './stored-item.ts';
import type { Table } from './table.ts';

/** The item as it is stored now, expired or not. */
export async function getStored(table: Table, place: Omit<Place, 'spread'>): Promise<StoredItem | undefined> {
  const found = await table.client.send(
    new GetItemCommand({ TableName: table.name, Key: keyOf(place), ConsistentRead: true }),
  );
  return found.Item === undefined ? undefined : storedItemOf(found.Item);
}

export function keyOf(place: Omit<Place, 'spread'>): Attributes {
  const { pk, sk } = itemKeyOf(place);
  return { pk: { S: pk }, sk: { S: sk } };
}
