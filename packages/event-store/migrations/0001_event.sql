-- One append-only table of domain events for all services, the personal part of each event apart from it, and the feed.
create schema event;
grant usage on schema event to kiban_feed_relay, kiban_eraser;

-- Which role writes events of which kind. A service registers its kinds in its own migrations.
create table event.kind (
  kind text primary key check (kind ~ '^[a-z][a-z_]*$'),
  writer name not null
);

-- A restore starts a new epoch: transaction ids begin anew then, and a consumer may hold events that no longer exist.
create table event.epoch (
  epoch int primary key check (epoch > 0),
  started_at timestamptz not null default clock_timestamp(),
  reason text not null,
  system_identifier bigint not null,
  timeline int not null
);
insert into event.epoch (epoch, reason, system_identifier, timeline)
select 1, 'installed', s.system_identifier, c.timeline_id from pg_control_system() s, pg_control_checkpoint() c;
grant select on event.epoch to kiban_feed_relay;

create table event.domain_event (
  -- the order of the feed: see docs/adr/0003-feed-order.md
  epoch int not null default 1,
  transaction_id xid8 not null default pg_current_xact_id(),
  position bigint generated always as identity,
  id uuid not null,
  tenant_id uuid not null,
  aggregate_kind text not null,
  aggregate_id uuid not null,
  version int not null check (version > 0),
  name text not null check (name ~ '^[a-z][a-z_]*\.[a-z][a-z_]*$'),
  schema_version smallint not null,
  -- the whole state after the change, without personal fields
  state jsonb not null,
  -- what else is known of the change: the fields that changed, the line of a file it came from
  payload jsonb not null,
  -- sha-256 of salt and canonical JSON of the personal fields, which stand in event.personal_data
  personal_digest bytea,
  actor_kind text not null check (actor_kind in ('person', 'service', 'operator', 'import')),
  actor_id text not null,
  on_behalf_of text,
  reason text,
  request_id text,
  occurred_at timestamptz not null,
  recorded_at timestamptz not null default clock_timestamp(),
  -- a stream may move to another tenant, so its key is the stream's alone
  primary key (aggregate_id, version),
  unique (tenant_id, id)
);
create index domain_event_feed on event.domain_event (epoch, transaction_id, position);
select app.protect_table('event.domain_event');

-- Fails closed: a kind that nobody registered can be written by nobody.
create policy writer on event.domain_event as restrictive for insert
  with check (aggregate_kind in (select k.kind from event.kind k where k.writer = current_user));
create trigger unchanging before update or delete or truncate on event.domain_event
  for each statement execute function app.refuse_change();
select app.open_table('event.domain_event', 'kiban_feed_relay', 'select');
grant select on event.domain_event to kiban_feed_relay;

-- The only part of an event that can be erased. Without its salt the digest in the event says nothing.
create table event.personal_data (
  tenant_id uuid not null,
  event_id uuid not null,
  aggregate_kind text not null,
  aggregate_id uuid not null,
  salt bytea not null check (length(salt) = 32),
  fields jsonb not null,
  primary key (tenant_id, event_id)
);
create index personal_data_aggregate on event.personal_data (tenant_id, aggregate_id);
select app.protect_table('event.personal_data');
create policy writer on event.personal_data as restrictive for insert
  with check (aggregate_kind in (select k.kind from event.kind k where k.writer = current_user));
select app.open_table('event.personal_data', 'kiban_feed_relay', 'select');
grant select on event.personal_data to kiban_feed_relay;
-- the eraser works in one tenant at a time, through the tenant policy
grant select, delete on event.personal_data to kiban_eraser;

-- How far each consumer has come. The event table is the outbox.
create table event.subscription (
  name text primary key check (name ~ '^[a-z][a-z0-9_-]{0,62}$'),
  epoch int not null,
  transaction_id xid8 not null,
  position bigint not null,
  saved_at timestamptz not null default clock_timestamp()
);
grant select, insert, update, delete on event.subscription to kiban_feed_relay;

-- What a command with an Idempotency-Key came to, so that the same request sent again does not happen again. No body is kept.
create table event.idempotency_receipt (
  tenant_id uuid not null,
  -- a person's or a client's id: the same key of another caller is another key
  caller text not null,
  key text not null check (length(key) between 1 and 255),
  -- the operation asked for, and a hash of what was sent with it
  route text not null,
  request_hash text not null,
  aggregate_id uuid not null,
  version int not null,
  -- null: the command changed nothing
  event_id uuid,
  recorded_at timestamptz not null default clock_timestamp(),
  expires_at timestamptz not null default clock_timestamp() + interval '24 hours',
  primary key (tenant_id, caller, key)
);
create index idempotency_receipt_expiry on event.idempotency_receipt (tenant_id, expires_at);
select app.protect_table('event.idempotency_receipt');

-- Lets a service's role keep receipts, and renew those that have expired.
create function event.keep_receipts(writer name) returns void
  language plpgsql as $$
begin
  execute format('grant select, delete on event.idempotency_receipt to %I', writer);
  execute format(
    'grant insert (tenant_id, caller, key, route, request_hash, aggregate_id, version, event_id),
       update (route, request_hash, aggregate_id, version, event_id, recorded_at, expires_at)
     on event.idempotency_receipt to %I', writer);
end $$;

-- Lets a service's role write events. Position, transaction id, epoch and recorded_at are the database's alone.
create function event.allow_writer(writer name) returns void
  language plpgsql as $$
begin
  execute format('grant usage on schema event to %I', writer);
  execute format('grant select on event.kind, event.domain_event, event.personal_data to %I', writer);
  execute format(
    'grant insert (id, tenant_id, aggregate_kind, aggregate_id, version, name, schema_version, state, payload,
       personal_digest, actor_kind, actor_id, on_behalf_of, reason, request_id, occurred_at)
     on event.domain_event to %I', writer);
  execute format('grant insert on event.personal_data to %I', writer);
  execute format('grant execute on function event.expect_all(text, bigint, bigint) to %I', writer);
end $$;

-- Gives a state table (tenant_id, id, version, valid_from, recorded_at, …) its history: every state it was in, and when.
create function event.keep_history(state regclass, writer name) returns void
  language plpgsql as $$
declare
  bare_name text := (select relname || '_history' from pg_class where oid = state);
  history text := (select format('%I.%I', relnamespace::regnamespace, bare_name) from pg_class where oid = state);
begin
  execute format(
    'create table %1$s (
       like %2$s,
       valid_to timestamptz not null default ''infinity'',
       event_id uuid not null,
       primary key (tenant_id, id, valid_from),
       constraint valid_from_before_valid_to check (valid_from < valid_to)
     )', history, state);
  execute format(
    'create unique index %I on %s (tenant_id, id) where valid_to = ''infinity''', bare_name || '_open', history);
  execute format('create index %I on %s (tenant_id, valid_from, valid_to)', bare_name || '_period', history);
  perform app.protect_table(history::regclass);
  execute format('grant select, insert on %s to %I', history, writer);
  execute format('grant update (valid_to) on %s to %I', history, writer);
end $$;

-- Fails the statement it stands in when fewer rows were written than changes were decided.
create function event.expect_all(kind text, decided bigint, written bigint) returns bigint
  language plpgsql stable as $$
begin
  if decided <> written then
    raise exception '% of % changes of kind % found another version, or were to happen before the last change',
      decided - written, decided, kind using errcode = 'KB409';
  end if;
  return written;
end $$;

-- Begins a new epoch, as the owner. Waits for transactions that are writing events.
create function event.begin_epoch(reason text) returns int
  language plpgsql as $$
declare
  next_epoch int;
begin
  lock table event.domain_event in access exclusive mode;
  insert into event.epoch (epoch, reason, system_identifier, timeline)
  -- by the clock, in seconds since 2020: a backup from before an epoch must not begin another one of the same number
  select greatest(
      (select max(epoch) + 1 from event.epoch), extract(epoch from clock_timestamp() - timestamptz '2020-01-01Z')::int),
    begin_epoch.reason, s.system_identifier, c.timeline_id
  from pg_control_system() s, pg_control_checkpoint() c
  returning epoch into next_epoch;
  execute format('alter table event.domain_event alter column epoch set default %s', next_epoch);
  return next_epoch;
end $$;

-- Called at every start: another system identifier (a dump restored elsewhere) or another timeline (recovery to a point in
-- time, a standby promoted) means that the past may have been cut. Returns the new epoch, or null when nothing happened.
create function event.notice_restore() returns int
  language sql as $$
  select event.begin_epoch('the database was restored or failed over')
  from pg_control_system() s, pg_control_checkpoint() c, (select * from event.epoch order by epoch desc limit 1) e
  where (e.system_identifier, e.timeline) is distinct from (s.system_identifier, c.timeline_id)
$$;
