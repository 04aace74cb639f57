import type { FeedEvent } from '@kiban/event-store';
import type { LakeTable } from '../lake/lake-table.ts';
import { BatchRefused } from '../rounds/batch-refused.ts';

/** Something of a tenant that rows refer to. */
export interface Referred {
  /** Of the aggregate, and the name of its table. */
  readonly kind: string;
  readonly tenant_id: string;
  readonly id: string;
}

export const referenceKey = ({ kind, tenant_id, id }: Referred): string => `${kind} ${tenant_id} ${id}`;

/** What rows of these events refer to that is not among the events of the batch, each once. `all`: of every kind. */
export function referencesBeyond(
  table: LakeTable,
  events: readonly FeedEvent[],
  all: readonly FeedEvent[],
): Map<string, Referred> {
  const beyond = new Map<string, Referred>();
  if (table.references.length === 0) return beyond;
  const here = new Set(
    all.map((event) =>
      referenceKey({ kind: event.aggregate_kind, tenant_id: event.tenant_id, id: event.aggregate_id }),
    ),
  );
  for (const event of events)
    for (const { column, table: kind } of table.references) {
      const id = event.state[column];
      if (typeof id !== 'string') continue;
      const referred = { kind, tenant_id: event.tenant_id, id };
      const key = referenceKey(referred);
      if (!here.has(key)) beyond.set(key, referred);
    }
  return beyond;
}

/** @throws BatchRefused `reference_missing` when something referred to was not found. */
export function requireFound(beyond: ReadonlyMap<string, Referred>, found: ReadonlySet<string>): void {
  for (const [key, { kind, tenant_id, id }] of beyond)
    if (!found.has(key))
      throw new BatchRefused('reference_missing', `there is no ${kind} ${id} of tenant ${tenant_id}`);
}
