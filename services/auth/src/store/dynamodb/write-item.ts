import type { NewItem } from '../auth-store.ts';
import { ifHolds, repeated } from './conditional.ts';
import { getStored } from './get-item.ts';
import { deleteEntriesOf, newStamp, writeEntries } from './index-entries.ts';
import type { Place } from './keys.ts';
import { isAlive, storedItemOf } from './stored-item.ts';
import type { Table } from './table.ts';
import { type Condition, sameReferences, type Written, wholeItem, writtenOf } from './updates.ts';

/** Entries outlive what they were written for, so that an item that lives longer seldom needs new ones. Seconds. */
const ENTRIES_OUTLIVE = 86_400;

/** Writes an item when the condition holds. @returns whether it did. */
export async function writeItem(
  table: Table,
  place: Place,
  item: NewItem<unknown>,
  condition: 'none' | 'absent',
): Promise<boolean> {
  return writeWithEntries(table, place, writtenOf(item), condition);
}

/** Writes when the item still has the version: one request where the references stay as they are, which is the rule. */
export async function replaceItem(
  table: Table,
  place: Place,
  item: NewItem<unknown>,
  version: number,
): Promise<boolean> {
  const written = writtenOf(item);
  if ((await ifHolds(table.client.send(sameReferences(table, place, written, version)))) !== undefined) return true;
  const stored = await getStored(table, place);
  if (stored?.version !== version || !isAlive(stored, table.now())) return false;
  return writeWithEntries(table, place, written, { version });
}

/**
 * Entries first, then the item. A write that got no answer is begun anew under another stamp: sent again as it was, it could
 * come after somebody has removed the item, and its entries with it.
 */
async function writeWithEntries(table: Table, place: Place, written: Written, condition: Condition): Promise<boolean> {
  const { references, expires_at } = written;
  return repeated(async () => {
    const until = expires_at === null ? null : expires_at + ENTRIES_OUTLIVE;
    const index = Object.keys(references).length === 0 ? null : { stamp: newStamp(), until };
    if (index !== null) await writeEntries(table, place, references, index);
    const result = await ifHolds(table.once.send(wholeItem(table, place, { ...written, index }, condition)));
    if (result?.Attributes !== undefined) table.tidy(deleteEntriesOf(table, place, storedItemOf(result.Attributes)));
    return result !== undefined;
  });
}
