-- Job types as a list of each tenant's own; access that is asked for and given by somebody else; reviews of who holds what; and
-- when each user last signed in.
insert into event.kind (kind, writer) values
  ('job_type', 'kiban_directory'), ('access_request', 'kiban_directory'), ('access_review', 'kiban_directory'),
  ('review_item', 'kiban_directory');

-- A job that people have. Memberships name it by its name, which therefore never changes and is never given twice.
create table directory.job_type (
  tenant_id uuid not null,
  id uuid not null,
  version int not null,
  valid_from timestamptz not null,
  recorded_at timestamptz not null,
  name text not null,
  name_en text,
  display_order int not null check (display_order >= 0),
  status text not null check (status in ('active', 'retired')),
  primary key (tenant_id, id)
);
create unique index job_type_name on directory.job_type (tenant_id, name);

create table directory.access_request (
  tenant_id uuid not null,
  id uuid not null,
  version int not null,
  valid_from timestamptz not null,
  recorded_at timestamptz not null,
  requester_id uuid not null,
  -- for whom
  user_id uuid not null,
  role text not null,
  unit_id uuid,
  store_id uuid,
  -- null: from the approval on
  starts_at timestamptz,
  -- null: until somebody ends it
  ends_at timestamptz,
  justification text not null,
  status text not null check (status in ('pending', 'approved', 'rejected', 'withdrawn')),
  decided_by uuid,
  decision_note text,
  -- what was given upon it; written in the same transaction, behind this row
  role_assignment_id uuid,
  primary key (tenant_id, id),
  check (num_nonnulls(unit_id, store_id) <= 1),
  check (starts_at < ends_at),
  check ((status in ('approved', 'rejected')) = (decided_by is not null)),
  check ((status = 'approved') = (role_assignment_id is not null)),
  -- nobody decides what they asked for, or what they would get
  check (decided_by <> requester_id and decided_by <> user_id),
  foreign key (tenant_id, requester_id) references directory."user" (tenant_id, id) on update cascade,
  foreign key (tenant_id, user_id) references directory."user" (tenant_id, id) on update cascade,
  foreign key (tenant_id, decided_by) references directory."user" (tenant_id, id) on update cascade,
  foreign key (tenant_id, unit_id) references directory.organization_unit (tenant_id, id) on update cascade,
  foreign key (tenant_id, store_id) references directory.store (tenant_id, id) on update cascade
);
-- the same is asked for once at a time
create unique index access_request_pending on directory.access_request
  (tenant_id, user_id, role, coalesce(unit_id, store_id, tenant_id)) where status = 'pending';
create index access_request_requester on directory.access_request (tenant_id, requester_id);
create index access_request_user on directory.access_request (tenant_id, user_id);

create table directory.access_review (
  tenant_id uuid not null,
  id uuid not null,
  version int not null,
  valid_from timestamptz not null,
  recorded_at timestamptz not null,
  name text not null,
  due_at timestamptz not null,
  -- what is reviewed: everything, or what is held in this unit or store, or below it
  unit_id uuid,
  store_id uuid,
  -- only these roles; null: every one
  roles jsonb,
  -- only what is held by users who have not signed in for so many days; null: by anybody
  unused_days int check (unused_days > 0),
  status text not null check (status in ('open', 'closed')),
  primary key (tenant_id, id),
  check (num_nonnulls(unit_id, store_id) <= 1),
  foreign key (tenant_id, unit_id) references directory.organization_unit (tenant_id, id) on update cascade,
  foreign key (tenant_id, store_id) references directory.store (tenant_id, id) on update cascade
);
create index access_review_due on directory.access_review (due_at) where status = 'open';

-- One assignment as it was when the review was opened, and what was said of it.
create table directory.review_item (
  tenant_id uuid not null,
  id uuid not null,
  version int not null,
  valid_from timestamptz not null,
  recorded_at timestamptz not null,
  review_id uuid not null,
  role_assignment_id uuid not null,
  user_id uuid not null,
  role text not null,
  unit_id uuid,
  store_id uuid,
  decision text not null check (decision in ('pending', 'kept', 'revoked')),
  decided_by uuid,
  note text,
  -- what the closing of the review made of it; null: the review is open
  outcome text check (outcome in ('kept', 'ended', 'ended_before', 'last_administrator')),
  primary key (tenant_id, id),
  check ((decision = 'pending') = (decided_by is null)),
  -- nobody attests what they hold themselves
  check (decided_by <> user_id),
  foreign key (tenant_id, review_id) references directory.access_review (tenant_id, id) on update cascade,
  foreign key (tenant_id, role_assignment_id) references directory.role_assignment (tenant_id, id) on update cascade,
  foreign key (tenant_id, user_id) references directory."user" (tenant_id, id) on update cascade,
  foreign key (tenant_id, decided_by) references directory."user" (tenant_id, id) on update cascade,
  foreign key (tenant_id, unit_id) references directory.organization_unit (tenant_id, id) on update cascade,
  foreign key (tenant_id, store_id) references directory.store (tenant_id, id) on update cascade
);
create unique index review_item_assignment on directory.review_item (tenant_id, review_id, role_assignment_id);
create index review_item_user on directory.review_item (tenant_id, user_id);

do $$
declare kind text;
begin
  foreach kind in array array['job_type', 'access_request', 'access_review', 'review_item'] loop
    perform app.protect_table(format('directory.%I', kind)::regclass);
    perform event.keep_history(format('directory.%I', kind)::regclass, 'kiban_directory');
    execute format('grant select, insert, update on directory.%I to kiban_directory', kind);
  end loop;
end $$;
create index review_item_history_review on directory.review_item_history (tenant_id, review_id);

-- The worker learns from this where a review is due, and closes it as the directory, in that tenant.
grant usage on schema directory to kiban_review_worker;
select app.open_table('directory.access_review', 'kiban_review_worker', 'select');
grant select (tenant_id, id, due_at, status) on directory.access_review to kiban_review_worker;

-- When each user last signed in: of the present only. It follows from the events of sessions; asked of those themselves, a list of
-- users would read every sign-in there ever was.
create table directory.user_activity (
  tenant_id uuid not null,
  user_id uuid not null,
  last_signed_in_at timestamptz not null,
  primary key (tenant_id, user_id)
);
select app.protect_table('directory.user_activity');
grant select on directory.user_activity to kiban_directory;
grant usage on schema directory to kiban_sign_in_keeper;
grant select, insert, update (last_signed_in_at) on directory.user_activity to kiban_sign_in_keeper;

-- In the transaction that records the sign-in, so that nobody counts as absent because a worker is behind.
create function directory.keep_sign_in() returns trigger
  language plpgsql security definer
  set search_path = pg_catalog, pg_temp as $$
begin
  insert into directory.user_activity as a (tenant_id, user_id, last_signed_in_at)
  select new.tenant_id, (new.state ->> 'user_id')::uuid, new.occurred_at where new.tenant_id = app.tenant_id()
  on conflict (tenant_id, user_id) do update set last_signed_in_at = excluded.last_signed_in_at
  where a.last_signed_in_at < excluded.last_signed_in_at;
  return null;
end $$;
-- the condition is looked at without calling the function: every other event pays next to nothing
create trigger keep_sign_in after insert on event.domain_event for each row
  when (new.aggregate_kind = 'session' and new.name = 'session.started'
    and new.state ->> 'user_id' ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$')
  execute function directory.keep_sign_in();
select app.hand_over_function('directory.keep_sign_in()', 'kiban_sign_in_keeper');
