-- Several lists of the same devices become one: what each import came to, what it took over, and in what the lists differ.

-- Where sources contradict each other. What was chosen is provisional until somebody decides.
create table asset.contradiction (
  tenant_id uuid not null,
  id uuid not null,
  version int not null,
  valid_from timestamptz not null,
  recorded_at timestamptz not null,
  -- of which lists: the name of their mapping
  import_name text not null,
  -- the import that found it, or found it changed
  import_id uuid not null,
  subject_kind text not null check (subject_kind in ('device', 'certificate', 'licence')),
  -- null: the lines were set aside, and there is nothing yet that it is about
  subject_id uuid,
  -- then: what the lines share, asset_tag:A001
  subject_key text,
  field text not null,
  -- [{source, line, text, value}]: as it is written, and as the field would hold it
  "values" jsonb not null,
  -- {source, line, text, value}: of which value the subject is taken to be; source null: somebody wrote another one
  chosen jsonb,
  status text not null check (status in ('open', 'decided', 'settled')),
  -- the user of the directory whose decision stands, also while it is open again
  decided_by uuid,
  primary key (tenant_id, id),
  check (num_nonnulls(subject_id, subject_key) = 1)
);
create unique index contradiction_subject on asset.contradiction
  (tenant_id, import_name, subject_kind, field, subject_id, subject_key) nulls not distinct;
create index contradiction_status on asset.contradiction (tenant_id, status, field);
create index contradiction_about on asset.contradiction (tenant_id, subject_id);
select app.protect_table('asset.contradiction');
select event.keep_history('asset.contradiction', 'kiban_asset');
grant select, insert, update on asset.contradiction to kiban_asset;

-- One import of lists. The same lists again go on with the one that was killed.
create table asset.device_import (
  tenant_id uuid not null,
  id uuid not null,
  name text not null,
  -- of the mapping and of every source
  fingerprint text not null,
  -- [{name, date, file}]
  sources jsonb not null,
  status text not null check (status in ('applying', 'done')),
  started_at timestamptz not null default clock_timestamp(),
  finished_at timestamptz,
  primary key (tenant_id, id)
);
create unique index device_import_fingerprint on asset.device_import (tenant_id, name, fingerprint);
select app.protect_table('asset.device_import');
grant select, insert, update on asset.device_import to kiban_asset;

-- What lists were last taken to say of a thing. What they say no differently is no reason to change it, whoever changed it since.
create table asset.imported_record (
  tenant_id uuid not null,
  import_name text not null,
  kind text not null check (kind in ('device', 'certificate')),
  id uuid not null,
  -- by which its lines are found again: serial_number:ABC123
  keys jsonb not null,
  -- {field: value}
  proposed jsonb not null,
  primary key (tenant_id, import_name, kind, id)
);
select app.protect_table('asset.imported_record');
grant select, insert, update on asset.imported_record to kiban_asset;
