import type { TenantId } from '@kiban/postgres';
import type { BenchPlatform } from './bench-platform.ts';

const A_TRANSACTION = 2_000;

/** Writes events of stores, one in four with a personal part, by the superuser, as many transactions as an import takes. */
export async function addEvents({ sql }: BenchPlatform, tenant: TenantId, count: number): Promise<void> {
  for (let written = 0; written < count; written += A_TRANSACTION)
    await sql(
      `with planted as materialized (
         select i, uuidv7() as event_id, gen_random_uuid() as id from generate_series(1, $2::int) i
       ), appended as (
         insert into event.domain_event (id, tenant_id, aggregate_kind, aggregate_id, version, name, schema_version, state,
           payload, personal_digest, actor_kind, actor_id, on_behalf_of, reason, occurred_at)
         select event_id, $1::uuid, 'store', id, 1, 'store.opened', 1,
           jsonb_build_object('name', 'みなと薬局' || i || '号店', 'kana', null, 'postal_code', '1000005',
             'address', '東京都千代田区丸の内一丁目' || i || '番', 'phone', null, 'unit_id', gen_random_uuid(),
             'corporation_id', null, 'identifiers', '[{"system": "bench.store", "value": "0123456"}]'::jsonb,
             'status', 'open'),
           '{"file": "2025.csv", "line": 17, "source": "bench", "changed": ["name", "address", "status", "identifiers"]}',
           case when i % 4 = 0 then sha256(event_id::text::bytea) end, 'import', 'migration', 'operator:bench',
           'bench 2025-04-01', '2025-04-01Z'
         from planted order by i
       )
       insert into event.personal_data (tenant_id, event_id, aggregate_kind, aggregate_id, salt, fields)
       select $1::uuid, event_id, 'store', id, sha256(id::text::bytea), '{"name": "山田 花子", "email": "hanako@example.jp"}'
       from planted where i % 4 = 0`,
      [tenant, Math.min(A_TRANSACTION, count - written)],
    );
  await sql('vacuum analyze event.domain_event');
  await sql('vacuum analyze event.personal_data');
}
