import type { CrossTenantDatabase } from '@kiban/postgres';
import { DeliveryError } from '../delivery-error.ts';
import { feedEnd } from '../feed/feed-end.ts';
import type { Lake } from '../lake/open-lake.ts';
import { requireOwnLake } from '../lake/own-lake.ts';
import { lakeTable } from '../lake/tables.ts';
import { batchInTable } from '../ledger/batch-in-table.ts';
import { cutRebuild } from '../ledger/cut-rebuild.ts';
import { readStandings } from '../ledger/standings.ts';

/**
 * Lets a table be written anew from the first event on, in one commit, by the worker's next round. A batch that was held
 * back is dropped: the rebuild holds what it held, and is proven like it.
 *
 * @throws DeliveryError `table_unknown`, `lake_of_another_ledger`.
 */
export async function rebuildTable(
  parts: { readonly database: CrossTenantDatabase; readonly lake: Lake },
  name: string,
): Promise<void> {
  const table = lakeTable(name);
  if (table === undefined) throw new DeliveryError('table_unknown', `The lake has no table “${name}”.`);
  await requireOwnLake(parts.database, parts.lake);
  await readStandings(parts.database, [name]); // enters the table where the worker has never run
  const inLake = batchInTable(await (await parts.lake.ensure(table)).snapshot());
  await cutRebuild(parts.database, name, await feedEnd(parts.database), Number(inLake ?? 0n));
}
