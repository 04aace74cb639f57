import { DeltaError } from '@kiban/delta-lake';
import { feedEnd } from '../feed/feed-end.ts';
import type { LakeTable } from '../lake/lake-table.ts';
import { lakeTables } from '../lake/tables.ts';
import type { Standing } from '../ledger/batch.ts';
import { batchInTable } from '../ledger/batch-in-table.ts';
import { cutRebuild } from '../ledger/cut-rebuild.ts';
import type { DeliveryParts } from './parts.ts';

/**
 * Lets every table be written anew whose past is not the feed's: it is new, the database was restored since (a new epoch),
 * or ledger and table contradict each other, one of them having been restored or lost. @returns whether there was one.
 */
export async function beginAnew(
  parts: DeliveryParts,
  standings: ReadonlyMap<string, Standing>,
  newestEpoch: number,
): Promise<boolean> {
  const { database, lake, logger } = parts;
  const anew: { name: string; inLake: number; why: string }[] = [];
  for (const table of lakeTables) {
    const standing = standings.get(table.name);
    if (standing === undefined) continue;
    const known = lake.compared.has(table.name);
    if (known && standing.cut.epoch >= newestEpoch) continue;
    const inLake = await numberInLake(parts, table);
    if (inLake === null) continue;
    const why = reasonOf(standing, newestEpoch, inLake);
    if (why !== null) anew.push({ name: table.name, inLake, why });
    lake.compared.add(table.name);
  }
  if (anew.length === 0) return false;
  const to = await feedEnd(database);
  for (const { name, inLake, why } of anew) {
    parts.onPhase?.('cut', name);
    await cutRebuild(database, name, to, inLake);
    logger.info('A table of the lake is written anew from the first event on', { table_name: name, reason: why });
  }
  return true;
}

/** Of the last batch that a table holds, 0 when none; null when it cannot be read: the others go on without it. */
async function numberInLake({ lake, logger }: DeliveryParts, table: LakeTable): Promise<number | null> {
  try {
    return Number(batchInTable(await (await lake.ensure(table)).snapshot()) ?? 0n);
  } catch (error) {
    if (!(error instanceof DeltaError)) throw error;
    const said = `${table.name} cannot be read`;
    if (!lake.compared.has(said)) logger.error('A table of the lake cannot be read', { table_name: table.name, error });
    lake.compared.add(said);
    return null;
  }
}

function reasonOf({ cut, number, published_number }: Standing, newestEpoch: number, inLake: number): string | null {
  if (cut.epoch === 0) return 'it is new';
  if (cut.epoch < newestEpoch) return 'the database was restored';
  if (inLake > number) return 'the lake is ahead of the ledger';
  if (inLake < published_number) return 'the lake is behind the ledger';
  return null;
}
