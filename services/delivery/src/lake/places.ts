import type { Filter } from '@kiban/delta-lake';
import { bucketOf } from './bucket.ts';
import type { LakeTable } from './lake-table.ts';

/** A filter of the partitions that rows of these aggregates lie in: nothing else of the table is opened. */
export function placesOf(
  table: LakeTable,
  aggregates: Iterable<{ readonly tenant_id: string; readonly id: string }>,
): Filter {
  const buckets = new Map<string, Set<number>>();
  for (const { tenant_id, id } of aggregates) {
    const ofTenant = buckets.get(tenant_id) ?? new Set();
    buckets.set(tenant_id, ofTenant.add(bucketOf(id, table.buckets)));
  }
  return {
    or: [...buckets].map(([tenant, ofTenant]) => ({
      and: [
        { column: 'tenant_id', op: '=', value: tenant },
        { column: 'bucket', op: 'in', values: [...ofTenant] },
      ],
    })),
  };
}
