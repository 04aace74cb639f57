-- What every other schema builds on: the tenant of the transaction, and the only way a table is protected.
grant usage on schema app to public;
alter default privileges revoke execute on functions from public;

-- The tenant of this transaction; null (so: no rows) when none is set. After a commit the setting is '' and not null.
create function app.tenant_id() returns uuid
  language sql stable parallel safe
  return nullif(current_setting('app.tenant_id', true), '')::uuid;
grant execute on function app.tenant_id() to public;

-- Protects a table of customers' rows. Called by migrations for every such table; nothing else writes a tenant policy.
create function app.protect_table(relation regclass) returns void
  language plpgsql as $$
begin
  if not exists (
    select from pg_attribute
    where attrelid = relation and attname = 'tenant_id' and atttypid = 'uuid'::regtype and attnotnull
  ) then
    raise exception 'app.protect_table(%): the table needs a column "tenant_id uuid not null"', relation;
  end if;
  execute format('alter table %s enable row level security', relation);
  execute format('alter table %s force row level security', relation);
  -- the sub-select is evaluated once a statement: without it every row calls the function (6-17 times slower)
  execute format(
    'create policy tenant on %s using (tenant_id = (select app.tenant_id())) with check (tenant_id = (select app.tenant_id()))',
    relation
  );
end $$;

-- Opens a protected table to one named cross-tenant role, for one command. The guard compares the result with the roles' list.
create function app.open_table(relation regclass, reader name, command text) returns void
  language plpgsql as $$
begin
  execute format(
    'create policy %I on %s for %s to %I %s',
    reader || '_' || command, relation, command, reader,
    -- a row that is inserted was not there to be seen
    case command when 'insert' then 'with check (true)' else 'using (true)' end
  );
end $$;

-- Gives a security definer function to the named role it is to run as; the owner keeps no way to act as that role.
create function app.hand_over_function(handed regprocedure, new_owner name) returns void
  language plpgsql as $$
declare
  home name := (select n.nspname from pg_proc p join pg_namespace n on n.oid = p.pronamespace where p.oid = handed);
begin
  execute format('grant %I to current_user', new_owner);
  execute format('grant create on schema %I to %I', home, new_owner);
  execute format('alter function %s owner to %I', handed, new_owner);
  execute format('revoke create on schema %I from %I', home, new_owner);
  execute format('revoke %I from current_user', new_owner);
end $$;

-- Trigger function of tables that nobody changes once written.
create function app.refuse_change() returns trigger
  language plpgsql as $$
begin
  raise exception '% on %.% is refused: its rows are never changed', tg_op, tg_table_schema, tg_table_name
    using errcode = 'insufficient_privilege';
end $$;
grant execute on function app.refuse_change() to public;
