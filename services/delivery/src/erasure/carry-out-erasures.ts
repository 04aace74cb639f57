import { DeltaError, type DeltaTable } from '@kiban/delta-lake';
import type { LakeTable } from '../lake/lake-table.ts';
import { signInHistory } from '../lake/tables/sign-in-history.ts';
import { user } from '../lake/tables/user.ts';
import type { DeliveryParts } from '../rounds/parts.ts';
import { markRemoved, markRewritten } from './mark-erasures.ts';
import { erasuresToRewrite, lastToRemove } from './pending-erasures.ts';
import { rewriteTable } from './rewrite-table.ts';

const TABLES = [user.current, user.history, signInHistory];

/**
 * Takes erased users out of the lake: out of the tables (what is published of them later has nothing personal), then, when the
 * grace is over, out of the files that the tables no longer need, whatever the retention says. Every version before can no longer
 * be read where such a file belonged to it.
 */
export async function carryOutErasures(parts: DeliveryParts): Promise<void> {
  await rewriteTables(parts);
  await removeFiles(parts);
}

async function rewriteTables(parts: DeliveryParts): Promise<void> {
  const { database, logger } = parts;
  const users = await erasuresToRewrite(database);
  if (users.length === 0) return;
  const versions = await ofEachTable(parts, (table, lakeTable) => rewriteTable(lakeTable, table, users));
  if (versions === null) return;
  const [user = null, user_history = null, sign_in_history = null] = versions;
  const rewritten = { user, user_history, sign_in_history };
  await markRewritten(database, users, rewritten, new Date().toISOString());
  logger.info('Erased users were taken out of the tables of the lake', { users: users.length, ...rewritten });
}

async function removeFiles(parts: DeliveryParts): Promise<void> {
  const { database, logger, erasureGraceMs } = parts;
  const now = Date.now();
  const until = await lastToRemove(database, new Date(now - erasureGraceMs).toISOString());
  if (until === null) return;
  // half of the grace is for clocks that differ from machine to machine
  const retentionMs = Math.max(0, now - Date.parse(until) - Math.ceil(erasureGraceMs / 2) - 1);
  const removed = await ofEachTable(parts, async (_, lakeTable) => {
    const result = await lakeTable.vacuum({ retentionMs, allowShortRetention: true });
    return result.removed.length;
  });
  if (removed === null) return;
  const files = removed.reduce((sum, count) => sum + count, 0);
  await markRemoved(database, until, files);
  logger.info('Files that held erased users’ data were removed from the lake', { files });
}

/** Does it for every table that can be read. @returns null when one could not: it is tried again in the next round. */
async function ofEachTable<T>(
  parts: DeliveryParts,
  work: (table: LakeTable, lakeTable: DeltaTable) => Promise<T>,
): Promise<T[] | null> {
  const done: T[] = [];
  for (const table of TABLES) {
    await parts.requireTurn();
    parts.onPhase?.('erase', table.name);
    try {
      done.push(await work(table, await parts.lake.ensure(table)));
    } catch (error) {
      if (!(error instanceof DeltaError)) throw error;
      sayOnce(parts, table.name, error);
    }
  }
  return done.length === TABLES.length ? done : null;
}

function sayOnce({ lake, logger }: DeliveryParts, table_name: string, error: DeltaError): void {
  const said = `${table_name} keeps erased users: ${error.code}`;
  if (!lake.compared.has(said)) logger.error('Erased users are still in a table of the lake', { table_name, error });
  lake.compared.add(said);
}
