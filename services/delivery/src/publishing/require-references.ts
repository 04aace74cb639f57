import type { FeedEvent } from '@kiban/event-store';
import type { LakeTable } from '../lake/lake-table.ts';
import type { Lake } from '../lake/open-lake.ts';
import { lakeTable } from '../lake/tables.ts';
import { type Referred, referencesBeyond, requireFound } from '../validation/references.ts';
import { storedRows } from './stored-rows.ts';

/**
 * Demands that whatever a batch's rows refer to is in the lake or in the batch. Only ids are read, of the partitions that
 * what is referred to lies in.
 *
 * @throws BatchRefused `reference_missing`.
 */
export async function requireReferences(
  lake: Lake,
  table: LakeTable,
  events: readonly FeedEvent[],
  all: readonly FeedEvent[],
): Promise<void> {
  const beyond = referencesBeyond(table, events, all);
  const byKind = Map.groupBy(beyond.values(), ({ kind }) => kind);
  const found = new Set<string>();
  for (const [kind, referred] of byKind) for (const key of await foundIn(lake, kind, referred)) found.add(key);
  requireFound(beyond, found);
}

async function foundIn(lake: Lake, kind: string, referred: readonly Referred[]): Promise<string[]> {
  const table = lakeTable(kind);
  if (table === undefined) return [];
  const rows = await storedRows(await lake.ensure(table), table, referred, []);
  return [...rows.keys()].map((key) => `${kind} ${key}`);
}
