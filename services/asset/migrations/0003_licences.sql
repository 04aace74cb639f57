-- What is sold (products, the platform's), what a tenant has bought of it (licences), and who or what uses it (seats).
grant usage on schema asset to kiban_product_reader, kiban_asset_worker, kiban_directory;

-- The catalogue lies in the platform's tenant. Its codes are the names everybody uses.
create table asset.product (
  tenant_id uuid not null,
  id uuid not null,
  version int not null,
  valid_from timestamptz not null,
  recorded_at timestamptz not null,
  product text not null check (product ~ '^[a-z][a-z0-9-]{0,62}$'),
  -- {en, ja}
  name jsonb not null,
  -- [{key, name {en, ja}, features [], seat_kind}]
  plans jsonb not null,
  status text not null check (status in ('active', 'withdrawn')),
  primary key (tenant_id, id)
);
create unique index product_code on asset.product (tenant_id, product);

create table asset.licence (
  tenant_id uuid not null,
  id uuid not null,
  version int not null,
  valid_from timestamptz not null,
  recorded_at timestamptz not null,
  -- of the catalogue: what a licence was sold as stays, whatever becomes of the product
  product text not null,
  plan text not null,
  covers text not null check (covers in ('tenant', 'store', 'user', 'device')),
  seats int check (seats between 1 and 1000000),
  starts_at timestamptz not null,
  -- not any more at this instant; null: endless
  ends_at timestamptz check (ends_at > starts_at),
  trial boolean not null,
  renewal text not null check (renewal in ('manual', 'automatic')),
  renewal_months int check (renewal_months between 1 and 120),
  status text not null check (status in ('active', 'suspended', 'ended')),
  primary key (tenant_id, id),
  check ((covers = 'tenant') = (seats is null)),
  check ((renewal = 'automatic') = (renewal_months is not null)),
  check (renewal = 'manual' or ends_at is not null),
  check (not trial or (ends_at is not null and renewal = 'manual'))
);
create index licence_product on asset.licence (tenant_id, product);
-- what the worker looks for, in all tenants
create index licence_due on asset.licence (ends_at) where renewal = 'automatic' and status = 'active';

create table asset.seat (
  tenant_id uuid not null,
  id uuid not null,
  version int not null,
  valid_from timestamptz not null,
  recorded_at timestamptz not null,
  licence_id uuid not null,
  -- the holder: a store or a user of the directory (no key leads out of the schema), or a device
  store_id uuid,
  user_id uuid,
  device_id uuid,
  status text not null check (status in ('assigned', 'released')),
  primary key (tenant_id, id),
  check (num_nonnulls(store_id, user_id, device_id) = 1),
  foreign key (tenant_id, licence_id) references asset.licence (tenant_id, id) on update cascade,
  foreign key (tenant_id, device_id) references asset.device (tenant_id, id) on update cascade
);
create unique index seat_holder on asset.seat (tenant_id, licence_id, coalesce(store_id, user_id, device_id))
  where status = 'assigned';
create index seat_licence on asset.seat (tenant_id, licence_id, status);
create index seat_store on asset.seat (tenant_id, store_id);
create index seat_user on asset.seat (tenant_id, user_id);
create index seat_device on asset.seat (tenant_id, device_id);

do $$
declare kind text;
begin
  foreach kind in array array['product', 'licence', 'seat'] loop
    perform app.protect_table(format('asset.%I', kind)::regclass);
    perform event.keep_history(format('asset.%I', kind)::regclass, 'kiban_asset');
    execute format('grant select, insert, update on asset.%I to kiban_asset', kind);
  end loop;
end $$;
create index seat_history_licence on asset.seat_history (tenant_id, licence_id);
create index seat_history_store on asset.seat_history (tenant_id, store_id);
create index seat_history_user on asset.seat_history (tenant_id, user_id);
create index seat_history_device on asset.seat_history (tenant_id, device_id);

-- The catalogue for everybody: the platform's products, now or as they were. `at` null: now.
create function asset.published_products(at timestamptz default null)
  returns table (id uuid, version int, product text, name jsonb, plans jsonb, status text, valid_from timestamptz,
    recorded_at timestamptz)
  language sql stable security definer rows 10
  set search_path = pg_catalog, pg_temp as $$
  select p.id, p.version, p.product, p.name, p.plans, p.status, p.valid_from, p.recorded_at
  from asset.product p
  where at is null and p.tenant_id in (app.tenant_id(), directory.active_tenant_of_code('platform'))
  union all
  select p.id, p.version, p.product, p.name, p.plans, p.status, p.valid_from, p.recorded_at
  from asset.product_history p
  where at is not null and p.valid_from <= at and p.valid_to > at
    and p.tenant_id in (app.tenant_id(), directory.active_tenant_of_code('platform'))
$$;
select app.open_table('asset.product', 'kiban_product_reader', 'select');
select app.open_table('asset.product_history', 'kiban_product_reader', 'select');
grant select on asset.product, asset.product_history to kiban_product_reader;
grant execute on function asset.published_products(timestamptz) to kiban_asset;
select app.hand_over_function('asset.published_products(timestamptz)', 'kiban_product_reader');

-- The worker looks for licences that are due in all tenants; what it finds is renewed by kiban_asset.
select app.open_table('asset.licence', 'kiban_asset_worker', 'select');
grant select (tenant_id, id, ends_at, renewal, status) on asset.licence to kiban_asset_worker;

-- Published: what a tenant has bought, in whatever state it is; and who may use it. A period is for the reader to compare.
create view asset.published_licence with (security_invoker = true) as
select tenant_id, id as licence_id, product, plan, covers, seats, status, starts_at, ends_at from asset.licence;
create view asset.published_licence_history with (security_invoker = true) as
select tenant_id, id as licence_id, product, plan, covers, seats, status, starts_at, ends_at, valid_from, valid_to
from asset.licence_history;

-- One row for a licence of the whole tenant, one for each assigned seat of any other; of active licences only.
create view asset.published_entitlement with (security_invoker = true) as
select tenant_id, id as licence_id, product, plan, covers, null::uuid as store_id, null::uuid as user_id,
  null::uuid as device_id, starts_at, ends_at
from asset.licence where status = 'active' and covers = 'tenant'
union all
select l.tenant_id, l.id, l.product, l.plan, l.covers, s.store_id, s.user_id, s.device_id, l.starts_at, l.ends_at
from asset.seat s join asset.licence l on l.tenant_id = s.tenant_id and l.id = s.licence_id
where s.status = 'assigned' and l.status = 'active';

-- The same over time: a row holds while neither the licence nor the seat changes.
create view asset.published_entitlement_history with (security_invoker = true) as
select tenant_id, id as licence_id, product, plan, covers, null::uuid as store_id, null::uuid as user_id,
  null::uuid as device_id, starts_at, ends_at, valid_from, valid_to
from asset.licence_history where status = 'active' and covers = 'tenant'
union all
select l.tenant_id, l.id, l.product, l.plan, l.covers, s.store_id, s.user_id, s.device_id, l.starts_at, l.ends_at,
  greatest(s.valid_from, l.valid_from), least(s.valid_to, l.valid_to)
from asset.seat_history s join asset.licence_history l on l.tenant_id = s.tenant_id and l.id = s.licence_id
  and l.valid_from < s.valid_to and l.valid_to > s.valid_from
where s.status = 'assigned' and l.status = 'active';

grant select on asset.published_licence, asset.published_licence_history, asset.published_entitlement,
  asset.published_entitlement_history to kiban_directory;
grant select (tenant_id, id, product, plan, covers, seats, status, starts_at, ends_at) on asset.licence to kiban_directory;
grant select (tenant_id, id, product, plan, covers, seats, status, starts_at, ends_at, valid_from, valid_to)
  on asset.licence_history to kiban_directory;
grant select (tenant_id, licence_id, store_id, user_id, device_id, status) on asset.seat to kiban_directory;
grant select (tenant_id, licence_id, store_id, user_id, device_id, status, valid_from, valid_to)
  on asset.seat_history to kiban_directory;

-- Published: everything that happened here and concerns a device or a store. What goes from one to another concerns both; seats
-- of users concern neither.
create view asset.published_past with (security_invoker = true) as
select d.tenant_id, d.store_id, d.id as device_id, 'device' as kind, d.id, d.version, d.event_id, d.valid_from, d.name as label
from asset.device_history d
union all
select d.tenant_id, b.store_id, d.id, 'device', d.id, d.version, d.event_id, d.valid_from, d.name
from asset.device_history b join asset.device_history d
  on d.tenant_id = b.tenant_id and d.id = b.id and d.valid_from = b.valid_to and d.store_id <> b.store_id
union all
select c.tenant_id, d.store_id, c.device_id, 'certificate', c.id, c.version, c.event_id, c.valid_from, c.serial_number
from asset.certificate_history c left join asset.device_history d
  on d.tenant_id = c.tenant_id and d.id = c.device_id and d.valid_from <= c.valid_from and d.valid_to > c.valid_from
where c.device_id is not null
union all
select c.tenant_id, d.store_id, b.device_id, 'certificate', c.id, c.version, c.event_id, c.valid_from, c.serial_number
from asset.certificate_history b join asset.certificate_history c
    on c.tenant_id = b.tenant_id and c.id = b.id and c.valid_from = b.valid_to and c.device_id is distinct from b.device_id
  left join asset.device_history d
    on d.tenant_id = b.tenant_id and d.id = b.device_id and d.valid_from <= c.valid_from and d.valid_to > c.valid_from
where b.device_id is not null
union all
select s.tenant_id, coalesce(s.store_id, d.store_id), s.device_id, 'seat', s.id, s.version, s.event_id, s.valid_from,
  l.product || ' ' || l.plan
from asset.seat_history s
  join asset.licence_history l on l.tenant_id = s.tenant_id and l.id = s.licence_id and l.valid_from <= s.valid_from
    and l.valid_to > s.valid_from
  left join asset.device_history d on d.tenant_id = s.tenant_id and d.id = s.device_id and d.valid_from <= s.valid_from
    and d.valid_to > s.valid_from
where s.user_id is null
union all
select s.tenant_id, coalesce(b.store_id, d.store_id), b.device_id, 'seat', s.id, s.version, s.event_id, s.valid_from,
  l.product || ' ' || l.plan
from asset.seat_history b
  join asset.seat_history s on s.tenant_id = b.tenant_id and s.id = b.id and s.valid_from = b.valid_to
    and (s.store_id, s.device_id) is distinct from (b.store_id, b.device_id)
  join asset.licence_history l on l.tenant_id = s.tenant_id and l.id = s.licence_id and l.valid_from <= s.valid_from
    and l.valid_to > s.valid_from
  left join asset.device_history d on d.tenant_id = b.tenant_id and d.id = b.device_id and d.valid_from <= s.valid_from
    and d.valid_to > s.valid_from
where b.user_id is null;
grant select on asset.published_past to kiban_directory;
grant select (id, version, event_id) on asset.seat_history to kiban_directory;
