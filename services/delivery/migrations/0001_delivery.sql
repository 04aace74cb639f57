-- What the lake was told so far. Whatever is written to it was cut here first, so that a restart writes the same again.
create schema delivery;
grant usage on schema delivery to kiban_delivery, kiban_delivery_api;

-- The lake is made of events only, and of every tenant's.
grant usage on schema event to kiban_delivery;
grant select on event.domain_event, event.personal_data, event.epoch to kiban_delivery;
select app.open_table('event.domain_event', 'kiban_delivery', 'select');
select app.open_table('event.personal_data', 'kiban_delivery', 'select');

-- Which ledger this is. The lake carries the id, so that no other ledger's worker writes to it.
create table delivery.ledger (
  id uuid primary key default gen_random_uuid()
);
insert into delivery.ledger default values;
grant select on delivery.ledger to kiban_delivery;

-- One row for each table of the lake: up to where the feed was cut into batches for it.
create table delivery.lake_table (
  name text primary key check (name ~ '^[a-z][a-z_]*$'),
  epoch int not null default 0,
  transaction_id xid8 not null default '0',
  position bigint not null default 0,
  -- of the last batch
  number bigint not null default 0,
  -- when it was last seen that nothing waits
  complete_at timestamptz,
  tidied_at timestamptz not null default clock_timestamp()
);

-- Its number is the version of the transaction that the table's commit carries (Delta protocol, "Transaction Identifiers").
create table delivery.lake_batch (
  table_name text not null references delivery.lake_table (name),
  number bigint not null check (number > 0),
  -- rebuild: the whole table, from the first event on
  kind text not null check (kind in ('changes', 'rebuild')),
  from_epoch int not null,
  from_transaction_id xid8 not null,
  from_position bigint not null,
  to_epoch int not null,
  to_transaction_id xid8 not null,
  to_position bigint not null,
  -- how many events of the table's kinds lie between; null: not counted yet, of a rebuild
  events bigint,
  first_recorded_at timestamptz,
  last_recorded_at timestamptz,
  status text not null check (status in ('cut', 'published', 'held')),
  cut_at timestamptz not null default clock_timestamp(),
  -- the version of the table that holds it
  commit_version bigint,
  rows bigint,
  published_at timestamptz,
  -- milliseconds from reading to commit
  duration_ms int,
  held_reason text,
  held_detail text,
  held_at timestamptz,
  attempts int not null default 0,
  try_again_at timestamptz,
  primary key (table_name, number),
  check ((status = 'published') = (published_at is not null)),
  check ((status = 'held') = (held_reason is not null))
);
-- at most one of a table waits: the next is cut when it is published
create unique index lake_batch_waiting on delivery.lake_batch (table_name) where status <> 'published';

-- What a tenant may know of a batch: how many of the events were its own.
create table delivery.tenant_batch (
  tenant_id uuid not null,
  table_name text not null,
  number bigint not null,
  events bigint not null,
  -- what it had in the table then
  rows bigint not null,
  commit_version bigint,
  published_at timestamptz not null default clock_timestamp(),
  primary key (tenant_id, table_name, number)
);
select app.protect_table('delivery.tenant_batch');
select app.open_table('delivery.tenant_batch', 'kiban_delivery', 'select');
select app.open_table('delivery.tenant_batch', 'kiban_delivery', 'insert');
select app.open_table('delivery.tenant_batch', 'kiban_delivery', 'delete');
create index tenant_batch_published on delivery.tenant_batch (published_at);

-- What a tenant has in a table as it was last published.
create table delivery.tenant_table (
  tenant_id uuid not null,
  table_name text not null,
  rows bigint not null,
  -- of the files, compressed
  bytes bigint not null,
  files int not null,
  commit_version bigint not null,
  published_at timestamptz not null default clock_timestamp(),
  primary key (tenant_id, table_name)
);
select app.protect_table('delivery.tenant_table');
select app.open_table('delivery.tenant_table', 'kiban_delivery', 'select');
select app.open_table('delivery.tenant_table', 'kiban_delivery', 'insert');
select app.open_table('delivery.tenant_table', 'kiban_delivery', 'update');
select app.open_table('delivery.tenant_table', 'kiban_delivery', 'delete');

-- That a user was erased, and what it did to the lake.
create table delivery.erasure (
  tenant_id uuid not null,
  user_id uuid not null,
  event_id uuid not null,
  noticed_at timestamptz not null default clock_timestamp(),
  -- versions of the tables without the personal data; null: there was none in it
  rewritten_at timestamptz,
  user_version bigint,
  user_history_version bigint,
  sign_in_history_version bigint,
  -- when no file with it was left
  removed_at timestamptz,
  files_removed bigint,
  primary key (tenant_id, user_id)
);
select app.protect_table('delivery.erasure');
select app.open_table('delivery.erasure', 'kiban_delivery', 'select');
select app.open_table('delivery.erasure', 'kiban_delivery', 'insert');
select app.open_table('delivery.erasure', 'kiban_delivery', 'update');
create index erasure_pending on delivery.erasure (noticed_at) where removed_at is null;

grant select, insert, update on delivery.lake_table to kiban_delivery;
grant select, insert, update, delete on delivery.lake_batch to kiban_delivery;
grant select, insert, delete on delivery.tenant_batch to kiban_delivery;
grant select, insert, delete on delivery.tenant_table to kiban_delivery;
grant select, insert on delivery.erasure to kiban_delivery;
-- never whose row it is
grant update (rows, bytes, files, commit_version, published_at) on delivery.tenant_table to kiban_delivery;
grant update (rewritten_at, user_version, user_history_version, sign_in_history_version, removed_at, files_removed)
  on delivery.erasure to kiban_delivery;

-- The API shows a tenant how fresh the lake is and what it holds of the tenant's own: no counts of all tenants together.
grant select on delivery.lake_table, delivery.tenant_batch, delivery.tenant_table to kiban_delivery_api;
grant select (table_name, number, kind, status, cut_at, commit_version, published_at, first_recorded_at, last_recorded_at)
  on delivery.lake_batch to kiban_delivery_api;
