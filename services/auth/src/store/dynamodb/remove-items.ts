import { DeleteItemCommand } from '@aws-sdk/client-dynamodb';
import { ifHolds } from './conditional.ts';
import { findItems, type KindToFind } from './find-items.ts';
import { keyOf } from './get-item.ts';
import { deleteEntriesOf } from './index-entries.ts';
import type { Place, Reference } from './keys.ts';
import { isAlive, type StoredItem, storedItemOf } from './stored-item.ts';
import type { Table } from './table.ts';
import { ALIVE } from './updates.ts';

/** Removes an item that is alive; of many at once one gets it. */
export async function takeItem(table: Table, place: Place): Promise<StoredItem | undefined> {
  return removed(table, place, {
    ConditionExpression: `attribute_exists(#version) and ${ALIVE}`,
    ExpressionAttributeNames: { '#version': 'version', '#expires_at': 'expires_at' },
    ExpressionAttributeValues: { ':now': { N: `${table.now()}` } },
  });
}

export async function removeItem(table: Table, place: Place): Promise<void> {
  await removed(table, place, {});
}

/** At a time, so that one person's many tokens do not take every connection. */
const AT_ONCE = 25;

/** Removes what has a reference. @returns how many there were. */
export async function removeItems(table: Table, of: Reference, kinds: readonly KindToFind[]): Promise<number> {
  const found = (await Promise.all(kinds.map((kind) => findItems(table, of, kind)))).flat();
  const spread = new Map(kinds.map((kind) => [kind.kind, kind.spread]));
  let count = 0;
  for (let at = 0; at < found.length; at += AT_ONCE) {
    const gone = await Promise.all(
      found.slice(at, at + AT_ONCE).map(({ kind, id }) =>
        removed(
          table,
          { scope: of.scope, kind, id, spread: spread.get(kind) === true },
          {
            ConditionExpression: '#reference = :value',
            ExpressionAttributeNames: { '#reference': of.reference },
            ExpressionAttributeValues: { ':value': { S: of.value } },
          },
        ),
      ),
    );
    count += gone.filter((item) => item !== undefined && isAlive(item, table.now())).length;
  }
  return count;
}

/** @returns what was removed; undefined when there was nothing, or the condition did not hold. */
async function removed(
  table: Table,
  place: Place,
  condition: Omit<ConstructorParameters<typeof DeleteItemCommand>[0], 'TableName' | 'Key'>,
): Promise<StoredItem | undefined> {
  const input = { TableName: table.name, Key: keyOf(place), ReturnValues: 'ALL_OLD', ...condition } as const;
  const result = await ifHolds(table.client.send(new DeleteItemCommand(input)));
  if (result?.Attributes === undefined) return undefined;
  const gone = storedItemOf(result.Attributes);
  table.tidy(deleteEntriesOf(table, place, gone));
  return gone;
}
