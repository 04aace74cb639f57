-- Support staff of the operator look into a customer's tenant only where that customer said so: for a ticket, for hours. Each look
-- is recorded in the customer's tenant before it is answered.
insert into event.kind (kind, writer) values ('support_grant', 'kiban_directory'), ('support_view', 'kiban_directory');

create table directory.support_grant (
  -- the customer's
  tenant_id uuid not null,
  id uuid not null,
  version int not null,
  valid_from timestamptz not null,
  recorded_at timestamptz not null,
  -- a user of the platform's tenant, so that no key can refer to it; and the person behind it
  staff_user_id uuid not null,
  staff_person_id uuid not null,
  -- as it was when they asked: this tenant cannot look it up
  staff_name text,
  ticket text not null,
  reason text not null,
  hours int not null check (hours between 1 and 72),
  -- whether names and addresses are shown in full: only where the customer's administrator said so
  unmasked boolean not null,
  status text not null check (status in ('requested', 'approved', 'rejected', 'revoked', 'ended')),
  -- the user of this tenant who approved or rejected it
  decided_by uuid,
  starts_at timestamptz,
  ends_at timestamptz,
  primary key (tenant_id, id),
  foreign key (tenant_id, decided_by) references directory."user" (tenant_id, id) on update cascade,
  check ((status = 'requested') = (decided_by is null) or status = 'ended'),
  check (status not in ('approved', 'revoked') or (starts_at is not null and ends_at is not null)),
  check (ends_at between starts_at and starts_at + interval '72 hours')
);
-- nobody asks twice for the same while the first is undecided
create unique index support_grant_asked on directory.support_grant (tenant_id, staff_user_id, ticket) where status = 'requested';
-- the tenants that a member of staff may look into (directory.supported_tenants)
create index support_grant_staff on directory.support_grant (staff_user_id, status);

-- That somebody looked: what they asked for and what they were shown.
create table directory.support_view (
  tenant_id uuid not null,
  id uuid not null,
  version int not null,
  valid_from timestamptz not null,
  recorded_at timestamptz not null,
  grant_id uuid not null,
  what text not null check (what in ('search', 'store', 'device', 'user')),
  -- the thing that was opened
  target_id uuid,
  -- [{kind, id}]: what was shown
  shown jsonb not null,
  result_count int not null check (result_count >= 0),
  primary key (tenant_id, id),
  foreign key (tenant_id, grant_id) references directory.support_grant (tenant_id, id) on update cascade
);
create index support_view_time on directory.support_view (tenant_id, valid_from, id);
create index support_view_grant on directory.support_view (tenant_id, grant_id, valid_from);

do $$
declare kind text;
begin
  foreach kind in array array['support_grant', 'support_view'] loop
    perform app.protect_table(format('directory.%I', kind)::regclass);
    perform event.keep_history(format('directory.%I', kind)::regclass, 'kiban_directory');
    execute format('grant select, insert, update on directory.%I to kiban_directory', kind);
  end loop;
end $$;

-- What was searched for. Apart from the record of it, and in no event: it may name somebody, and goes when they are erased.
create table directory.support_view_words (
  tenant_id uuid not null,
  view_id uuid not null,
  words text not null,
  primary key (tenant_id, view_id),
  foreign key (tenant_id, view_id) references directory.support_view (tenant_id, id) on update cascade
);
select app.protect_table('directory.support_view_words');
grant select, insert on directory.support_view_words to kiban_directory;
grant select (tenant_id, id, shown) on directory.support_view to kiban_eraser;
grant select (tenant_id, view_id), delete on directory.support_view_words to kiban_eraser;

-- Whether a user of the transaction's tenant, which is the platform's, may do support at this moment.
create function directory.is_support_staff(asked uuid) returns boolean
  language sql stable
  set search_path = pg_catalog, pg_temp as $$
  select exists (
    select from directory."user" u
    join directory.tenant p on p.tenant_id = u.tenant_id and p.id = u.tenant_id
    join directory.role_assignment a on a.tenant_id = u.tenant_id and a.user_id = u.id
    where u.tenant_id = app.tenant_id() and u.id = asked and u.status = 'active'
      and p.code = 'platform' and p.status = 'active'
      and a.role = 'kiban:support' and a.unit_id is null and a.store_id is null and a.status = 'active'
      and a.starts_at <= now() and (a.ends_at is null or now() < a.ends_at))
$$;

-- The tenants that the user's own grants cover at this moment. Asked of anybody but an active member of the support staff, in a
-- transaction of the platform's tenant, it answers nothing.
create function directory.supported_tenants(asked uuid)
  returns table (
    tenant_id uuid, tenant_code text, tenant_name text, grant_id uuid, ticket text, unmasked boolean, ends_at timestamptz)
  language sql stable security definer rows 20
  set search_path = pg_catalog, pg_temp as $$
  select t.tenant_id, t.code, t.name, g.id, g.ticket, g.unmasked, g.ends_at
  from directory.support_grant g join directory.tenant t on t.tenant_id = g.tenant_id and t.id = g.tenant_id
  where app.tenant_id() is not null and (select directory.is_support_staff(asked))
    and g.staff_user_id = asked and g.status = 'approved' and g.starts_at <= now() and now() < g.ends_at
    and t.status = 'active'
$$;

-- What the user asked for themselves, in every tenant and whatever became of it. The same condition.
create function directory.support_requests_of(asked uuid)
  returns table (
    tenant_id uuid, tenant_code text, tenant_name text, id uuid, version int, valid_from timestamptz, recorded_at timestamptz,
    ticket text, reason text, hours int, unmasked boolean, status text, starts_at timestamptz, ends_at timestamptz)
  language sql stable security definer rows 20
  set search_path = pg_catalog, pg_temp as $$
  select t.tenant_id, t.code, t.name, g.id, g.version, g.valid_from, g.recorded_at,
    g.ticket, g.reason, g.hours, g.unmasked, g.status, g.starts_at, g.ends_at
  from directory.support_grant g join directory.tenant t on t.tenant_id = g.tenant_id and t.id = g.tenant_id
  where app.tenant_id() is not null and (select directory.is_support_staff(asked)) and g.staff_user_id = asked
$$;

grant usage on schema directory to kiban_support_reader;
select app.open_table('directory.support_grant', 'kiban_support_reader', 'select');
select app.open_table('directory.tenant', 'kiban_support_reader', 'select');
select app.open_table('directory.user', 'kiban_support_reader', 'select');
select app.open_table('directory.role_assignment', 'kiban_support_reader', 'select');
grant select (tenant_id, id, version, valid_from, recorded_at, staff_user_id, ticket, reason, hours, unmasked, status, starts_at,
  ends_at) on directory.support_grant to kiban_support_reader;
grant select (tenant_id, id, code, name, status) on directory.tenant to kiban_support_reader;
grant select (tenant_id, id, status) on directory."user" to kiban_support_reader;
grant select (tenant_id, user_id, role, unit_id, store_id, status, starts_at, ends_at) on directory.role_assignment
  to kiban_support_reader;
grant execute on function directory.is_support_staff(uuid) to kiban_support_reader;
grant execute on function directory.supported_tenants(uuid), directory.support_requests_of(uuid) to kiban_directory;
select app.hand_over_function('directory.supported_tenants(uuid)', 'kiban_support_reader');
select app.hand_over_function('directory.support_requests_of(uuid)', 'kiban_support_reader');
