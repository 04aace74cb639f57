import { type Invariant, oneTenantEach } from '@kiban/service/testing';
import { assetAggregates } from '../aggregates.ts';

const IN = 'tenant_id = any ($1::uuid[])';
const twice = (name: string, table: string, key: string, where: string): Invariant => ({
  name,
  sql: `select concat_ws(' ', ${key}) as broken from ${table} where ${IN} and ${where} group by tenant_id, ${key} having count(*) > 1`,
});

/** What holds in every tenant, whatever was done in which order and at once. */
export const assetInvariants: readonly Invariant[] = [
  oneTenantEach(assetAggregates),
  {
    name: 'no licence has more seats taken than it has',
    sql: `select l.id as broken from asset.licence l where ${IN}
      and l.seats < (select count(*) from asset.seat s where s.tenant_id = l.tenant_id and s.licence_id = l.id and s.status = 'assigned')`,
  },
  {
    name: 'no licence ever had more seats taken than it had',
    sql: `select l.id || ' at ' || t.at as broken
      from asset.licence_history l
        join lateral (select distinct valid_from as at from asset.seat_history s
          where s.tenant_id = l.tenant_id and s.licence_id = l.id and s.valid_from >= l.valid_from and s.valid_from < l.valid_to) t on true
      where l.${IN} and l.seats < (select count(*) from asset.seat_history s
        where s.tenant_id = l.tenant_id and s.licence_id = l.id and s.status = 'assigned' and s.valid_from <= t.at and s.valid_to > t.at)`,
  },
  {
    name: 'a certificate has one binding at a time',
    sql: `select h.id as broken from asset.certificate_history h where ${IN} group by tenant_id, h.id
        having count(*) filter (where valid_to = 'infinity') <> 1
      union all
      select h.id from asset.certificate_history h join asset.certificate_history o
        on o.tenant_id = h.tenant_id and o.id = h.id and o.version > h.version and o.valid_from < h.valid_to where h.${IN}`,
  },
  {
    name: 'a lost device has no certificate that counts, a retired one holds none of ours',
    sql: `select c.id as broken from asset.certificate c join asset.device d on d.tenant_id = c.tenant_id and d.id = c.device_id
      where c.${IN} and c.status = 'active' and d.status in ('lost', 'retired')`,
  },
  {
    name: 'what is lent stands in the same tenant',
    sql: `select d.id as broken from asset.device d where ${IN}
        and not exists (select from directory.store s where s.tenant_id = d.tenant_id and s.id = d.store_id)
      union all
      select s.id from asset.seat s where ${IN} and s.store_id is not null
        and not exists (select from directory.store o where o.tenant_id = s.tenant_id and o.id = s.store_id)`,
  },
  twice(
    'a holder has one seat of a licence',
    'asset.seat',
    'licence_id, coalesce(store_id, user_id, device_id)',
    "status = 'assigned'",
  ),
  twice(
    'a serial number names one device',
    'asset.device',
    'manufacturer, serial_number',
    "serial_number is not null and status <> 'retired'",
  ),
  twice('a tag names one device', 'asset.device', 'asset_tag', "asset_tag is not null and status <> 'retired'"),
  twice(
    'an authority numbers each certificate differently',
    'asset.certificate',
    'authority_id, serial_number',
    'true',
  ),
];
