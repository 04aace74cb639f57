import type { TenantId } from '@kiban/postgres';
import type { BenchPlatform } from './bench-platform.ts';

/**
 * Fills a tenant with users of `changes` versions each, a day apart from 2024-01-01 on, by the superuser: state, history,
 * events and their personal part as the commands write them, in the order of time.
 */
export async function addUsers(
  { sql }: BenchPlatform,
  tenant: TenantId,
  users: number,
  changes: number,
): Promise<void> {
  await sql(
    `create temporary table planted as
     select u.id, u.person_id, c as version, uuidv7() as event_id,
       timestamptz '2024-01-01Z' + (c - 1) * interval '1 day' + u.n * interval '1 millisecond' as at,
       case when c < $3::int then timestamptz '2024-01-01Z' + c * interval '1 day' + u.n * interval '1 millisecond'
         else 'infinity' end as until,
       jsonb_build_object('name', '利用者' || u.n, 'kana', 'リヨウシャ', 'email', 'user' || u.n || '.' || c || '@example.jp',
         'staff_number', lpad(u.n::text, 8, '0'), 'login_id', 'user' || u.n) as personal,
       sha256(u.id::text::bytea) as salt
     from generate_series(1, $3::int) c
     cross join (
       select n, uuidv7() as id, gen_random_uuid() as person_id from generate_series(1, $2::int) n offset 0
     ) u
     where $1::uuid is not null
     order by c, u.n`,
    [tenant, users, changes],
  );
  await sql(
    `insert into directory."user" (tenant_id, id, version, valid_from, recorded_at, person_id, name, kana, email,
       staff_number, login_id, status)
     select $1::uuid, p.id, p.version, p.at, p.at, p.person_id, f.name, f.kana, f.email, f.staff_number, f.login_id, 'active'
     from planted p cross join lateral ${FIELDS} where p.until = 'infinity'`,
    [tenant],
  );
  await sql(
    `insert into directory.user_history (tenant_id, id, version, valid_from, valid_to, recorded_at, person_id, name, kana,
       email, staff_number, login_id, status, event_id)
     select $1::uuid, p.id, p.version, p.at, p.until, p.at, p.person_id, f.name, f.kana, f.email, f.staff_number,
       f.login_id, 'active', p.event_id
     from planted p cross join lateral ${FIELDS} order by p.version, p.at`,
    [tenant],
  );
  await sql(
    `insert into event.domain_event (id, tenant_id, aggregate_kind, aggregate_id, version, name, schema_version, state,
       payload, personal_digest, actor_kind, actor_id, occurred_at, recorded_at)
     select event_id, $1::uuid, 'user', id, version, case when version = 1 then 'user.added' else 'user.changed' end, 1,
       jsonb_build_object('person_id', person_id, 'status', 'active'), '{"changed": ["email"]}',
       -- RFC 8785, as packages/event-store/src/personal-data.ts writes it
       sha256(salt || convert_to(format('{"email":%s,"kana":%s,"login_id":%s,"name":%s,"staff_number":%s}',
         personal -> 'email', personal -> 'kana', personal -> 'login_id', personal -> 'name', personal -> 'staff_number'),
         'UTF8')),
       'operator', 'bench', at, at
     from planted order by version, at`,
    [tenant],
  );
  await sql(
    `insert into event.personal_data (tenant_id, event_id, aggregate_kind, aggregate_id, salt, fields)
     select $1::uuid, event_id, 'user', id, salt, personal from planted order by version, at`,
    [tenant],
  );
  await sql('drop table planted');
  for (const table of ['directory."user"', 'directory.user_history', 'event.domain_event', 'event.personal_data'])
    await sql(`vacuum analyze ${table}`);
}

const FIELDS = 'jsonb_to_record(p.personal) as f (name text, kana text, email text, staff_number text, login_id text)';
