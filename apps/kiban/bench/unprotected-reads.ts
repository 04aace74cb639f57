import { type Statement, statement, type TenantId } from '@kiban/postgres';

/** A page of stores by name, after a name, as the tenant's policy filters it. */
export function listStores(after: string): Statement<object> {
  return statement`
    select id, version, name, kana, postal_code, address, status from directory.store
    where name > ${after} and status = 'open' order by name, id limit 50`;
}

/** The same of an unprotected table, as somebody writes it who never forgets the tenant. */
export function listStoresUnprotected(tenant: TenantId, after: string): Statement<object> {
  return statement`
    select id, version, name, kana, postal_code, address, status from bench.store
    where tenant_id = ${tenant}::uuid and name > ${after} and status = 'open' order by name, id limit 50`;
}

export function storeUnprotected(tenant: TenantId, id: string): Statement<object> {
  return statement`
    select id, version, valid_from, recorded_at, name, kana, postal_code, address, phone, unit_id, corporation_id,
      identifiers, status
    from bench.store where tenant_id = ${tenant}::uuid and id = ${id}::uuid`;
}

/** What `searchStores` does, with `bench.search_stores` of `copyStores`. */
export function searchStoresUnprotected(tenant: TenantId, words: string, limit: number): Statement<object> {
  return statement`
    select s.id, s.name, s.kana, s.address,
      (select string_agg(i ->> 'value', ' ') from jsonb_array_elements(s.identifiers) i) as code
    from bench.search_stores(${words}, 500) as hit (id) join bench.store s using (id)
    where s.tenant_id = ${tenant}::uuid and s.status = 'open'
    order by s.identifiers @> jsonb_build_array(jsonb_build_object('value', ${words}::text)) desc,
      s.name ^@ ${words}::text desc, s.name, s.id
    limit ${limit}`;
}
