import type { DeltaTable, Filter, Row } from '@kiban/delta-lake';
import type { LakeTable } from '../lake/lake-table.ts';
import { placesOf } from '../lake/places.ts';
import type { PendingErasure } from './pending-erasures.ts';

/**
 * Empties the personal columns of some users' rows. Files without them stay as they are.
 *
 * @returns the version that did it; null when there was nothing.
 */
export async function rewriteTable(
  lakeTable: DeltaTable,
  table: LakeTable,
  users: readonly PendingErasure[],
): Promise<number | null> {
  const personal = table.columns.filter((column) => column.personal).map(({ name }) => name);
  const emptied = Object.fromEntries(personal.map((name) => [name, null]));
  const result = await lakeTable.updateWhere(
    { and: [rowsOf(table, users), { or: personal.map((column): Filter => ({ column, op: 'is not null' })) }] },
    (row: Row): Row => ({ ...row, ...emptied }),
    { userMetadata: JSON.stringify({ kiban_erasure: users.length }), codec: 'zstd' },
  );
  return result.filesRemoved > 0 ? result.version : null;
}

function rowsOf(table: LakeTable, users: readonly PendingErasure[]): Filter {
  const ids = users.map(({ user_id }) => user_id);
  if (table.form === 'sign_ins')
    return {
      and: [
        { column: 'tenant_id', op: 'in', values: [...new Set(users.map(({ tenant_id }) => tenant_id))] },
        { column: 'user_id', op: 'in', values: ids },
      ],
    };
  return {
    and: [
      placesOf(
        table,
        users.map(({ tenant_id, user_id }) => ({ tenant_id, id: user_id })),
      ),
      { column: 'id', op: 'in', values: ids },
    ],
  };
}
