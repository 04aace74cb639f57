-- Tenants and what is in them. State tables are the truth; every change also writes history and an event (event.record).
create schema directory;
grant usage on schema directory to kiban_directory, kiban_directory_search, kiban_person_tenants, kiban_tenant_registry,
  kiban_tenant_finder, kiban_manifest_reader;
insert into event.kind (kind, writer) values
  ('tenant', 'kiban_directory'), ('corporation', 'kiban_directory'), ('organization_unit', 'kiban_directory'),
  ('store', 'kiban_directory'), ('user', 'kiban_directory'), ('membership', 'kiban_directory'),
  ('invitation', 'kiban_directory');
select event.allow_writer('kiban_directory');
select event.keep_receipts('kiban_directory');

create table directory.tenant (
  tenant_id uuid not null,
  id uuid not null check (id = tenant_id),
  version int not null,
  valid_from timestamptz not null,
  recorded_at timestamptz not null,
  code text not null check (code ~ '^[a-z0-9][a-z0-9-]{0,62}$'),
  name text not null,
  timezone text not null,
  status text not null check (status in ('active', 'ended')),
  primary key (tenant_id, id)
);
-- the one name a tenant is found by before it is known, so it is unique over all of them
create unique index tenant_code on directory.tenant (code);

create table directory.corporation (
  tenant_id uuid not null,
  id uuid not null,
  version int not null,
  valid_from timestamptz not null,
  recorded_at timestamptz not null,
  name text not null,
  kana text,
  corporate_number text check (corporate_number ~ '^[0-9]{13}$'),
  identifiers jsonb not null,
  status text not null check (status in ('active', 'closed')),
  primary key (tenant_id, id)
);

create table directory.organization_unit (
  tenant_id uuid not null,
  id uuid not null,
  version int not null,
  valid_from timestamptz not null,
  recorded_at timestamptz not null,
  name text not null,
  kana text,
  unit_type text,
  parent_id uuid check (parent_id <> id),
  corporation_id uuid,
  identifiers jsonb not null,
  status text not null check (status in ('active', 'closed')),
  primary key (tenant_id, id),
  foreign key (tenant_id, parent_id) references directory.organization_unit (tenant_id, id) on update cascade,
  foreign key (tenant_id, corporation_id) references directory.corporation (tenant_id, id) on update cascade
);
create index organization_unit_parent on directory.organization_unit (tenant_id, parent_id);

create table directory.store (
  tenant_id uuid not null,
  id uuid not null,
  version int not null,
  valid_from timestamptz not null,
  recorded_at timestamptz not null,
  name text not null,
  kana text,
  postal_code text,
  address text,
  phone text,
  unit_id uuid,
  corporation_id uuid,
  identifiers jsonb not null,
  status text not null check (status in ('open', 'closed')),
  primary key (tenant_id, id),
  foreign key (tenant_id, unit_id) references directory.organization_unit (tenant_id, id) on update cascade,
  foreign key (tenant_id, corporation_id) references directory.corporation (tenant_id, id) on update cascade
);
create index store_name on directory.store (tenant_id, name, id);
-- the order of a list by name: by its reading, where there is one. Not coalesce: a comparison with it is not known to be
-- leakproof, so that under row-level security a page would not begin in the index but read all before it.
create index store_order on directory.store
  (tenant_id, (case when kana is not null then kana when name is not null then name else '' end), id);
create index store_unit on directory.store (tenant_id, unit_id);
create index store_corporation on directory.store (tenant_id, corporation_id);

create table directory."user" (
  tenant_id uuid not null,
  id uuid not null,
  version int not null,
  valid_from timestamptz not null,
  recorded_at timestamptz not null,
  -- who this is across tenants: opaque, permanent, owned by auth
  person_id uuid not null,
  -- personal fields: null once the person has been erased
  name text,
  kana text,
  email text,
  staff_number text,
  login_id text,
  status text not null check (status in ('active', 'suspended', 'left', 'erased')),
  primary key (tenant_id, id),
  unique (tenant_id, person_id),
  check (name is not null or status = 'erased')
);
create index user_name on directory."user" (tenant_id, name, id);
create index user_order on directory."user"
  (tenant_id, (case when kana is not null then kana when name is not null then name else '' end), id);
-- the tenants somebody works for (directory.tenants_of_user)
create index user_person on directory."user" (person_id);
create unique index user_login_id on directory."user" (tenant_id, login_id) where status in ('active', 'suspended');
create unique index user_staff_number on directory."user" (tenant_id, staff_number) where status in ('active', 'suspended');

create table directory.membership (
  tenant_id uuid not null,
  id uuid not null,
  version int not null,
  valid_from timestamptz not null,
  recorded_at timestamptz not null,
  user_id uuid not null,
  unit_id uuid,
  store_id uuid,
  job_type text not null,
  status text not null check (status in ('active', 'ended')),
  primary key (tenant_id, id),
  check (num_nonnulls(unit_id, store_id) = 1),
  foreign key (tenant_id, user_id) references directory."user" (tenant_id, id) on update cascade,
  foreign key (tenant_id, unit_id) references directory.organization_unit (tenant_id, id) on update cascade,
  foreign key (tenant_id, store_id) references directory.store (tenant_id, id) on update cascade
);
create unique index membership_place on directory.membership (tenant_id, user_id, coalesce(unit_id, store_id), job_type);
create index membership_store on directory.membership (tenant_id, store_id);
create index membership_unit on directory.membership (tenant_id, unit_id);

-- That a user was asked by mail to sign in for the first time. Sending again is another invitation and withdraws this one.
create table directory.invitation (
  tenant_id uuid not null,
  id uuid not null,
  version int not null,
  valid_from timestamptz not null,
  recorded_at timestamptz not null,
  user_id uuid not null,
  language text not null check (language in ('ja', 'en')),
  status text not null check (status in ('sent', 'withdrawn')),
  primary key (tenant_id, id),
  foreign key (tenant_id, user_id) references directory."user" (tenant_id, id) on update cascade
);
create index invitation_user on directory.invitation (tenant_id, user_id);

-- Which aggregate a code meant, and from when to when. Derived from the state tables' identifiers by the triggers below.
create table directory.external_identifier (
  tenant_id uuid not null,
  kind text not null check (kind in ('corporation', 'organization_unit', 'store')),
  system text not null,
  value text not null,
  aggregate_id uuid not null,
  valid_from timestamptz not null,
  valid_to timestamptz not null default 'infinity',
  primary key (tenant_id, kind, system, value, valid_from),
  constraint valid_from_before_valid_to check (valid_from < valid_to)
);
create unique index external_identifier_taken on directory.external_identifier (tenant_id, kind, system, value)
  where valid_to = 'infinity';
create index external_identifier_value on directory.external_identifier (tenant_id, kind, value);
create index external_identifier_aggregate on directory.external_identifier (tenant_id, aggregate_id);
select app.protect_table('directory.external_identifier');
grant select, insert on directory.external_identifier to kiban_directory;
grant update (valid_to) on directory.external_identifier to kiban_directory;

-- What is closed has no codes: the next owner of the place may take them.
create function directory.begin_identifiers() returns trigger
  language plpgsql as $$
begin
  insert into directory.external_identifier (tenant_id, kind, system, value, aggregate_id, valid_from)
  select c.tenant_id, tg_argv[0], i.system, i.value, c.id, c.valid_from
  from changed c cross join lateral jsonb_to_recordset(c.identifiers) as i (system text, value text)
  where c.status <> 'closed';
  return null;
end $$;
create function directory.change_identifiers() returns trigger
  language plpgsql as $$
begin
  if not exists (select from changed) then
    return null;
  end if;
  update directory.external_identifier x set valid_to = gone.at
  from (
    select e.ctid as row, c.valid_from as at
    from changed c cross join lateral (
      -- fenced, so that no index but the aggregate's own comes into question
      select ctid, system, value, valid_to from directory.external_identifier
      where tenant_id = c.tenant_id and aggregate_id = c.id offset 0
    ) e
    where e.valid_to = 'infinity' and (c.status = 'closed'
      or not c.identifiers @> jsonb_build_array(jsonb_build_object('system', e.system, 'value', e.value)))
  ) gone
  where x.ctid = gone.row;
  insert into directory.external_identifier (tenant_id, kind, system, value, aggregate_id, valid_from)
  select c.tenant_id, tg_argv[0], i.system, i.value, c.id, c.valid_from
  from changed c cross join lateral jsonb_to_recordset(c.identifiers) as i (system text, value text)
  where c.status <> 'closed' and (
    select true
    from (
      select system, value, valid_to from directory.external_identifier
      where tenant_id = c.tenant_id and aggregate_id = c.id offset 0
    ) e
    where e.valid_to = 'infinity' and e.system = i.system and e.value = i.value limit 1) is null;
  return null;
end $$;
grant execute on function directory.begin_identifiers(), directory.change_identifiers() to kiban_directory;

do $$
declare kind text;
begin
  foreach kind in array array['tenant', 'corporation', 'organization_unit', 'store', 'user', 'membership', 'invitation'] loop
    perform app.protect_table(format('directory.%I', kind)::regclass);
    perform event.keep_history(format('directory.%I', kind)::regclass, 'kiban_directory');
    execute format('grant select, insert, update on directory.%I to kiban_directory', kind);
  end loop;
  foreach kind in array array['corporation', 'organization_unit', 'store'] loop
    execute format('create trigger begin_identifiers after insert on directory.%I referencing new table as changed
      for each statement execute function directory.begin_identifiers(%L)', kind, kind);
    execute format('create trigger change_identifiers after update on directory.%I referencing new table as changed
      for each statement execute function directory.change_identifiers(%L)', kind, kind);
  end loop;
end $$;

-- Who belonged to what, and who was invited, at any moment and over time.
create index membership_history_user on directory.membership_history (tenant_id, user_id);
create index membership_history_store on directory.membership_history (tenant_id, store_id);
create index membership_history_unit on directory.membership_history (tenant_id, unit_id);
create index invitation_history_user on directory.invitation_history (tenant_id, user_id);

-- Finding a tenant comes before knowing it.
select app.open_table('directory.tenant', 'kiban_tenant_registry', 'select');
grant select (tenant_id, code, name, timezone, status) on directory.tenant to kiban_tenant_registry;

-- Erasing a person reaches the names in state and history too.
grant usage on schema directory to kiban_eraser;
grant select, update (name, kana, email, staff_number, login_id) on directory.user_history to kiban_eraser;
