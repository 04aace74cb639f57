import { randomUUIDv7 } from 'node:crypto';
import type { TestDatabase } from '@kiban/testing';

export interface PlantedEvent {
  readonly tenant: string;
  /** `store.closed`. */
  readonly name: string;
  readonly aggregate_id: string;
  readonly reason?: string;
}

/** Writes an event as the directory would have. @returns its id. */
export async function plantEvent(
  home: TestDatabase,
  { tenant, name, aggregate_id, reason = '事業縮小' }: PlantedEvent,
): Promise<string> {
  const id = randomUUIDv7();
  await home.plant(
    `insert into event.domain_event (id, tenant_id, aggregate_kind, aggregate_id, version, name, schema_version, state,
       payload, actor_kind, actor_id, reason, request_id, occurred_at)
     values ($1, $2, split_part($3, '.', 1), $4, coalesce((
       select max(version) from event.domain_event where aggregate_id = $4), 0) + 1, $3, 1, '{}', '{}', 'person', 'p-1', $5,
       'request-1', clock_timestamp() - interval '30 days')`,
    [id, tenant, name, aggregate_id, reason],
  );
  return id;
}
