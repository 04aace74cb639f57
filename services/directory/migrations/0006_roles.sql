-- What somebody may do: the roles that Kiban and the products bring, and who holds which of them, where, from when to when.
insert into event.kind (kind, writer) values ('product_manifest', 'kiban_directory'), ('role_assignment', 'kiban_directory');

-- What a product says of itself. These rows are the platform's own: they stand in its tenant, and everybody is shown them.
create table directory.product_manifest (
  tenant_id uuid not null,
  id uuid not null,
  version int not null,
  valid_from timestamptz not null,
  recorded_at timestamptz not null,
  -- a program of the product is registered as <product>--<anything>
  product text not null check (product ~ '^[a-z](-?[a-z0-9_])*$' and length(product) <= 63),
  name jsonb not null,
  -- whether its roles count only where a licence covers them
  licensed boolean not null,
  permissions jsonb not null,
  roles jsonb not null,
  status text not null check (status in ('active', 'withdrawn')),
  primary key (tenant_id, id)
);
create unique index product_manifest_product on directory.product_manifest (tenant_id, product);

create table directory.role_assignment (
  tenant_id uuid not null,
  id uuid not null,
  version int not null,
  valid_from timestamptz not null,
  recorded_at timestamptz not null,
  user_id uuid not null,
  -- kiban:administrator, or a product's: <product>:<role>
  role text not null check (role ~ '^[a-z][a-z0-9_-]*:[a-z][a-z0-9_.-]*$'),
  -- where: everything below counts, too. Both null: the whole tenant
  unit_id uuid,
  store_id uuid,
  starts_at timestamptz not null,
  -- null: until somebody ends it
  ends_at timestamptz,
  -- the request it was given upon
  access_request_id uuid,
  status text not null check (status in ('active', 'ended')),
  primary key (tenant_id, id),
  check (num_nonnulls(unit_id, store_id) <= 1),
  constraint starts_before_it_ends check (starts_at < ends_at),
  foreign key (tenant_id, user_id) references directory."user" (tenant_id, id) on update cascade,
  foreign key (tenant_id, unit_id) references directory.organization_unit (tenant_id, id) on update cascade,
  foreign key (tenant_id, store_id) references directory.store (tenant_id, id) on update cascade
);
create unique index role_assignment_place on directory.role_assignment
  (tenant_id, user_id, role, coalesce(unit_id, store_id, tenant_id)) where status = 'active';
create index role_assignment_user on directory.role_assignment (tenant_id, user_id);
create index role_assignment_role on directory.role_assignment (tenant_id, role);
create index role_assignment_unit on directory.role_assignment (tenant_id, unit_id);
create index role_assignment_store on directory.role_assignment (tenant_id, store_id);

do $$
declare kind text;
begin
  foreach kind in array array['product_manifest', 'role_assignment'] loop
    perform app.protect_table(format('directory.%I', kind)::regclass);
    perform event.keep_history(format('directory.%I', kind)::regclass, 'kiban_directory');
    execute format('grant select, insert, update on directory.%I to kiban_directory', kind);
  end loop;
end $$;
create index role_assignment_history_user on directory.role_assignment_history (tenant_id, user_id);
create index role_assignment_history_unit on directory.role_assignment_history (tenant_id, unit_id);
create index role_assignment_history_store on directory.role_assignment_history (tenant_id, store_id);

-- Published: who holds which role where. It counts from starts_at until ends_at, while the user is active.
create view directory.published_assignment with (security_invoker = true) as
select tenant_id, id, user_id, role, unit_id, store_id, starts_at, ends_at
from directory.role_assignment where status = 'active';
grant select on directory.published_assignment to kiban_directory;

-- Published: what the products say of themselves, now (null) or at a moment. Shown to whoever acts for a tenant; the rows are the
-- platform's, whoever that is.
create function directory.published_manifests(at timestamptz default null)
  returns table (product text, version int, name jsonb, licensed boolean, permissions jsonb, roles jsonb)
  language sql stable security definer rows 20
  set search_path = pg_catalog, pg_temp
begin atomic
  select m.product, m.version, m.name, m.licensed, m.permissions, m.roles
  from directory.tenant t join directory.product_manifest m on m.tenant_id = t.tenant_id
  where at is null and t.code = 'platform' and m.status = 'active' and app.tenant_id() is not null
  union all
  select m.product, m.version, m.name, m.licensed, m.permissions, m.roles
  from directory.tenant t join directory.product_manifest_history m on m.tenant_id = t.tenant_id
  where m.valid_from <= at and m.valid_to > at and t.code = 'platform' and m.status = 'active' and app.tenant_id() is not null;
end;
select app.open_table('directory.tenant', 'kiban_manifest_reader', 'select');
select app.open_table('directory.product_manifest', 'kiban_manifest_reader', 'select');
select app.open_table('directory.product_manifest_history', 'kiban_manifest_reader', 'select');
grant select (tenant_id, code) on directory.tenant to kiban_manifest_reader;
grant select (tenant_id, product, version, name, licensed, permissions, roles, status) on directory.product_manifest
  to kiban_manifest_reader;
grant select (tenant_id, product, version, name, licensed, permissions, roles, status, valid_from, valid_to)
  on directory.product_manifest_history to kiban_manifest_reader;
grant execute on function directory.published_manifests(timestamptz) to kiban_directory;
select app.hand_over_function('directory.published_manifests(timestamptz)', 'kiban_manifest_reader');

-- Lets a service's role see what decides whether somebody may do something, and where: what @kiban/service reads of each caller.
create function directory.let_authorize(reader name) returns void
  language plpgsql as $$
begin
  execute format('grant usage on schema directory to %I', reader);
  execute format('grant select on directory.published_access, directory.published_assignment, directory.published_unit,
    directory.published_store to %I', reader);
  execute format('grant select (tenant_id, code, name, timezone, status) on directory.tenant to %I', reader);
  execute format('grant select (tenant_id, id, person_id, name, login_id, status) on directory."user" to %I', reader);
  execute format('grant select (tenant_id, id, user_id, role, unit_id, store_id, starts_at, ends_at, status)
    on directory.role_assignment to %I', reader);
  execute format('grant select (tenant_id, id, name, parent_id, status) on directory.organization_unit to %I', reader);
  execute format('grant select (tenant_id, id, name, kana, unit_id, corporation_id, status) on directory.store to %I', reader);
end $$;

-- Lets a service's role, which sees that already, also see what people and places were called at any moment, and by which codes.
create function directory.let_name_places(reader name) returns void
  language plpgsql as $$
begin
  execute format('grant select on directory.published_user, directory.published_unit_history, directory.published_store_history,
    directory.published_user_history, directory.published_identifier to %I', reader);
  execute format('grant select (kana) on directory."user" to %I', reader);
  execute format('grant select (tenant_id, id, name, parent_id, status, valid_from, valid_to)
    on directory.organization_unit_history to %I', reader);
  execute format('grant select (tenant_id, id, name, kana, unit_id, corporation_id, status, valid_from, valid_to)
    on directory.store_history to %I', reader);
  execute format('grant select (tenant_id, id, name, kana, status, valid_from, valid_to) on directory.user_history to %I', reader);
  execute format('grant select (tenant_id, kind, system, value, aggregate_id, valid_from, valid_to)
    on directory.external_identifier to %I', reader);
end $$;
