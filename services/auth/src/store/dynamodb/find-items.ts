import { BatchGetItemCommand } from '@aws-sdk/client-dynamodb';
import type { Page } from '../auth-store.ts';
import { deleteEntry, type Entry, entryPages, isOver } from './index-entries.ts';
import { indexPartitions, type Reference } from './keys.ts';
import { type Attributes, isAlive, type StoredItem, storedItemOf } from './stored-item.ts';
import type { Table } from './table.ts';

/** Of one BatchGetItem. */
const AT_ONCE = 100;

export interface KindToFind {
  readonly kind: string;
  readonly spread: boolean;
}

/** Items of a kind by a reference, in the order of their ids. */
export async function findItems(
  table: Table,
  of: Reference,
  { kind, spread }: KindToFind,
  { limit = Number.POSITIVE_INFINITY, after }: Page = {},
): Promise<StoredItem[]> {
  const parts = indexPartitions(of, spread).map(async (partition) => {
    const found: StoredItem[] = [];
    const atOnce = Math.min(AT_ONCE, limit);
    for await (const entries of entryPages(table, partition, { kind, after, atOnce })) {
      found.push(...(await itemsOf(table, entries)));
      if (found.length >= limit) break;
    }
    return found;
  });
  const found = (await Promise.all(parts)).flat();
  return found.sort((one, other) => (one.id < other.id ? -1 : 1)).slice(0, limit);
}

/** The items that entries speak of, without those that are gone, expired, or were written again since. */
async function itemsOf(table: Table, entries: readonly Entry[]): Promise<StoredItem[]> {
  const stored = await getAll(table, [...new Set(entries.map(({ item }) => item))]);
  const found: StoredItem[] = [];
  for (const entry of entries) {
    const item = stored.get(entry.item);
    if (item?.indexed !== entry.stamp) {
      if (isOver(entry)) table.tidy(deleteEntry(table, entry.key));
    } else if (isAlive(item, table.now())) found.push(item);
  }
  return found;
}

async function getAll(table: Table, keys: readonly string[]): Promise<Map<string, StoredItem>> {
  const found = new Map<string, StoredItem>();
  let wanted: Attributes[] = keys.map((pk) => ({ pk: { S: pk }, sk: { S: 'item' } }));
  for (let attempt = 0; wanted.length > 0; attempt += 1) {
    if (attempt > 0) await new Promise((resolve) => setTimeout(resolve, Math.min(20 * 2 ** attempt, 1_000)));
    const answer = await table.client.send(
      new BatchGetItemCommand({ RequestItems: { [table.name]: { Keys: wanted, ConsistentRead: true } } }),
    );
    for (const attributes of answer.Responses?.[table.name] ?? [])
      found.set(attributes.pk?.S ?? '', storedItemOf(attributes));
    // an answer has 16 MB at most, and fewer when the engine is busy
    wanted = answer.UnprocessedKeys?.[table.name]?.Keys ?? [];
  }
  return found;
}
