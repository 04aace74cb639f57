-- Devices, and the codes by which they are enrolled. State tables are the truth; every change also writes history and an event.
create schema asset;
grant usage on schema asset to kiban_asset;
insert into event.kind (kind, writer) values
  ('device', 'kiban_asset'), ('enrolment_code', 'kiban_asset'),
  ('certificate_authority', 'kiban_asset'), ('certificate', 'kiban_asset'),
  ('product', 'kiban_asset'), ('licence', 'kiban_asset'), ('seat', 'kiban_asset'),
  ('contradiction', 'kiban_asset');
select event.allow_writer('kiban_asset');
select event.keep_receipts('kiban_asset');
-- whom the directory lets in, and what its places and people are called
select directory.let_authorize('kiban_asset');
select directory.let_name_places('kiban_asset');

-- The worker follows the feed of all tenants, and keeps how far it came.
grant usage on schema event to kiban_asset_worker;
grant select on event.domain_event, event.epoch to kiban_asset_worker;
grant select, insert, update on event.subscription to kiban_asset_worker;
select app.open_table('event.domain_event', 'kiban_asset_worker', 'select');
-- what is personal stays out of its sight: the feed is read with the table beside it, and row level security shows none of it
grant select on event.personal_data to kiban_asset_worker;
create policy kiban_asset_worker_kinds on event.domain_event as restrictive for select to kiban_asset_worker
  using (aggregate_kind in ('user', 'store', 'device', 'product', 'licence', 'seat'));

create table asset.device (
  tenant_id uuid not null,
  id uuid not null,
  version int not null,
  valid_from timestamptz not null,
  recorded_at timestamptz not null,
  -- a store of the directory: no key leads out of the schema
  store_id uuid not null,
  name text not null,
  device_type text not null,
  manufacturer text,
  model text,
  serial_number text,
  asset_tag text,
  note text,
  -- the key by which the device proves itself: RFC 7638 of the public JWK beside it
  key_thumbprint text check (key_thumbprint ~ '^[A-Za-z0-9_-]{43}$'),
  public_key jsonb,
  -- registered: known, and not enrolled
  status text not null check (status in ('registered', 'active', 'suspended', 'lost', 'retired')),
  primary key (tenant_id, id),
  check ((key_thumbprint is null) = (public_key is null)),
  check (status <> 'active' or key_thumbprint is not null),
  check (status not in ('registered', 'retired') or key_thumbprint is null)
);
create index device_name on asset.device (tenant_id, name, id);
create index device_store on asset.device (tenant_id, store_id);
create unique index device_serial_number on asset.device (tenant_id, manufacturer, serial_number) nulls not distinct
  where serial_number is not null and status <> 'retired';
create unique index device_asset_tag on asset.device (tenant_id, asset_tag) where asset_tag is not null and status <> 'retired';
create unique index device_key on asset.device (tenant_id, key_thumbprint) where key_thumbprint is not null;

-- A code that somebody types on a device once. Only its hash is kept.
create table asset.enrolment_code (
  tenant_id uuid not null,
  id uuid not null,
  version int not null,
  valid_from timestamptz not null,
  recorded_at timestamptz not null,
  device_id uuid not null,
  -- HMAC-SHA-256 with the tenant's id, hex
  code_hash text not null check (code_hash ~ '^[0-9a-f]{64}$'),
  expires_at timestamptz not null,
  status text not null check (status in ('open', 'used', 'revoked')),
  primary key (tenant_id, id),
  foreign key (tenant_id, device_id) references asset.device (tenant_id, id) on update cascade
);
create unique index enrolment_code_hash on asset.enrolment_code (tenant_id, code_hash);
create index enrolment_code_device on asset.enrolment_code (tenant_id, device_id);

do $$
declare kind text;
begin
  foreach kind in array array['device', 'enrolment_code'] loop
    perform app.protect_table(format('asset.%I', kind)::regclass);
    perform event.keep_history(format('asset.%I', kind)::regclass, 'kiban_asset');
    execute format('grant select, insert, update on asset.%I to kiban_asset', kind);
  end loop;
end $$;
create index device_history_store on asset.device_history (tenant_id, store_id);
create index enrolment_code_history_device on asset.enrolment_code_history (tenant_id, device_id);

-- When a device was last heard of. No event: it would drown the others.
create table asset.device_sighting (
  tenant_id uuid not null,
  device_id uuid not null,
  last_seen_at timestamptz not null,
  -- of the network it came from
  address text,
  primary key (tenant_id, device_id),
  foreign key (tenant_id, device_id) references asset.device (tenant_id, id) on update cascade
);
create index device_sighting_seen on asset.device_sighting (tenant_id, last_seen_at);
select app.protect_table('asset.device_sighting');
grant select, insert, update on asset.device_sighting to kiban_asset;

-- The proofs a device has used: each is good once (RFC 7519 §4.1.7). Cleared away when they would have expired anyway.
create table asset.device_proof (
  tenant_id uuid not null,
  device_id uuid not null,
  jti text not null check (length(jti) between 1 and 64),
  expires_at timestamptz not null,
  primary key (tenant_id, device_id, jti)
);
create index device_proof_expiry on asset.device_proof (tenant_id, expires_at);
select app.protect_table('asset.device_proof');
grant select, insert, delete on asset.device_proof to kiban_asset;
-- to lock a row is to be allowed to change it
grant update (expires_at) on asset.device_proof to kiban_asset;

-- Search by any part of name, serial number or asset tag: see 0002_search.sql of the directory, whose forms are used here.
grant usage on schema directory to kiban_asset_search;
grant execute on function directory.search_form(text), directory.search_grams(uuid, text) to kiban_asset, kiban_asset_search;
create function asset.device_search_form(name text, serial_number text, asset_tag text) returns text
  language sql immutable parallel safe
  return directory.search_form(name || chr(1) || coalesce(serial_number, '') || chr(1) || coalesce(asset_tag, ''));
create index device_search on asset.device using gin
  (directory.search_grams(tenant_id, asset.device_search_form(name, serial_number, asset_tag)));
grant execute on function asset.device_search_form(text, text, text) to kiban_asset, kiban_asset_search;

grant usage on schema asset to kiban_asset_search;
grant select (tenant_id, id, name, serial_number, asset_tag) on asset.device to kiban_asset_search;
select app.open_table('asset.device', 'kiban_asset_search', 'select');

-- Ids of at most `most` devices of the transaction's tenant. In no order: the caller sorts.
create function asset.search_devices(words text, most int) returns setof uuid
  language plpgsql stable security definer rows 100
  set search_path = pg_catalog, pg_temp as $$
declare
  tenant uuid := app.tenant_id();
  form text := directory.search_form(words);
begin
  if length(form) < 2 then
    return query select d.id from asset.device d where d.tenant_id = tenant and d.name ^@ words limit most;
  else
    return query select d.id from asset.device d
      where d.tenant_id = tenant
        and directory.search_grams(d.tenant_id, asset.device_search_form(d.name, d.serial_number, d.asset_tag))
          @> directory.search_grams(tenant, form)
        and strpos(asset.device_search_form(d.name, d.serial_number, d.asset_tag), form) > 0
      limit most;
  end if;
end $$;
grant execute on function asset.search_devices(text, int) to kiban_asset;
select app.hand_over_function('asset.search_devices(text, int)', 'kiban_asset_search');

-- Published: devices, for whoever finds one or asks where it stands.
create view asset.published_device with (security_invoker = true) as
select tenant_id, id, store_id, name, device_type, manufacturer, model, serial_number, asset_tag, status
from asset.device;
create view asset.published_device_history with (security_invoker = true) as
select tenant_id, id, store_id, name, device_type, manufacturer, model, serial_number, asset_tag, status, valid_from, valid_to
from asset.device_history;
grant usage on schema asset to kiban_directory;
grant select on asset.published_device, asset.published_device_history to kiban_directory;
grant select (tenant_id, id, store_id, name, device_type, manufacturer, model, serial_number, asset_tag, status)
  on asset.device to kiban_directory;
grant select (tenant_id, id, store_id, name, device_type, manufacturer, model, serial_number, asset_tag, status, valid_from, valid_to)
  on asset.device_history to kiban_directory;
