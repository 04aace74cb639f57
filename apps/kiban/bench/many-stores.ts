import type { TenantId } from '@kiban/postgres';
import type { BenchPlatform } from './bench-platform.ts';
import { FAMILIES, FAMILY_ENDS, TOWNS } from './names.ts';

/** Words that are looked for in the stores of `addStores`, and how many of 100,000 hold them. */
export const SEARCHED = [
  { words: '鷹匠', name: 'search: two characters, 20 names' },
  { words: 'つばめ', name: 'search: three characters, 100 names' },
  { words: '薬局', name: 'search: two characters, every name' },
  { words: '9900012', name: 'search: the beginning of a code' },
] as const;

/** Fills a tenant with open stores, by the superuser: their codes follow by trigger, events and history are left out. */
export async function addStores({ sql }: BenchPlatform, tenant: TenantId, count: number): Promise<void> {
  await sql(
    `insert into directory.store
       (tenant_id, id, version, valid_from, recorded_at, name, kana, postal_code, address, identifiers, status)
     select $1::uuid, gen_random_uuid(), 1, '2025-04-01Z', '2025-04-01Z',
       case when i % 5000 = 7 then '鷹匠' when i % 1000 = 3 then 'つばめ' else '' end
         || ($3::text[])[1 + h % cardinality($3::text[])] || ($4::text[])[1 + h / 64 % cardinality($4::text[])]
         || '薬局' || ($5::text[])[1 + h / 4096 % cardinality($5::text[])] || '店',
       case when i % 2 = 0 then translate(lpad(i::text, 6, '0'), '0123456789', 'アカサタナハマヤラワ') || 'ヤッキョク' end,
       '1000005', ($5::text[])[1 + h / 512 % cardinality($5::text[])] || h % 900 || '番地',
       jsonb_build_array(jsonb_build_object('system', 'bench.store', 'value', (9900000000 + i * 7)::text)), 'open'
     from generate_series(1, $2::int) i cross join lateral (select abs(hashint4(i)::bigint) as h) hashed`,
    [tenant, count, FAMILIES, FAMILY_ENDS, TOWNS],
  );
}

/**
 * The same stores and codes in `bench`, with the same columns and indexes and without policies, and the search function on
 * them: it names the tenant itself, so that nothing need be set, and runs as the caller.
 */
export async function copyStores({ sql }: BenchPlatform, tenant: TenantId): Promise<void> {
  for (const table of ['store', 'external_identifier']) {
    await sql(`create table bench.${table} (like directory.${table} including all)`);
    await sql(`insert into bench.${table} select * from directory.${table}`);
    // as autovacuum leaves them
    await sql(`vacuum analyze bench.${table}`);
    await sql(`vacuum analyze directory.${table}`);
  }
  const [search] = await sql<{ text: string }>(
    "select pg_get_functiondef('directory.search_stores(text, int)'::regprocedure) as text",
  );
  await sql(
    (search?.text ?? '')
      .replace('directory.search_stores', 'bench.search_stores')
      .replaceAll(/directory\.(store|external_identifier)\b/g, 'bench.$1')
      .replace('app.tenant_id()', `'${tenant}'::uuid`)
      .replace('SECURITY DEFINER', ''),
  );
  await sql('grant execute on function bench.search_stores(text, int) to kiban_directory');
  await sql('grant usage on schema bench to kiban_directory');
  await sql('grant select on all tables in schema bench to kiban_directory');
}
