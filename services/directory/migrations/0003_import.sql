-- Dated snapshots of a legacy system on their way in.

-- One snapshot of one source. What was found in it is decided once and stored, so that a killed import goes on the same way.
create table directory.import (
  tenant_id uuid not null,
  id uuid not null,
  source text not null,
  snapshot_date date not null,
  fingerprint text not null,
  status text not null check (status in ('reading', 'applying', 'done')),
  -- the snapshot before it: the changes found in this one happened between the two
  previous_date date,
  -- holes and unread kinds, decided when the whole snapshot had been read
  findings jsonb not null default '{}',
  started_at timestamptz not null default clock_timestamp(),
  finished_at timestamptz,
  primary key (tenant_id, id),
  unique (tenant_id, source, snapshot_date)
);
select app.protect_table('directory.import');
grant select, insert, update, delete on directory.import to kiban_directory;

-- What a source has told of: its key, the aggregate it became, and the completeness value it was last seen under.
create table directory.source_record (
  tenant_id uuid not null,
  source text not null,
  kind text not null,
  key text not null,
  aggregate_id uuid not null,
  completeness text,
  -- of the content last taken over; null when the last snapshot did not show it any more
  digest text,
  primary key (tenant_id, source, kind, key)
);
create index source_record_aggregate on directory.source_record (tenant_id, aggregate_id);
select app.protect_table('directory.source_record');
grant select, insert, update, delete on directory.source_record to kiban_directory;
grant select, delete on directory.source_record to kiban_eraser;

-- The lines of the snapshot being imported. Unlogged: after a crash of the server they are read again from the file.
create unlogged table directory.import_line (
  tenant_id uuid not null,
  import_id uuid not null,
  kind text not null,
  key text not null,
  file text not null,
  line int not null,
  completeness text,
  content jsonb not null,
  -- hash of the content: tells identical lines from contradictory ones, and a changed entity from an unchanged one
  digest text not null,
  -- organisation units come after what is above them
  depth int not null default 0,
  -- why the line was set aside; null: it is taken over
  problem text,
  message text
)
-- never analysed: it is empty between imports, and plans for an empty table are bad ones for a full one
with (autovacuum_analyze_threshold = 2147483647);
create index import_line_key on directory.import_line (tenant_id, import_id, kind, key);
create index import_line_place on directory.import_line (tenant_id, import_id, kind, depth, key) where problem is null;
create index import_line_problem on directory.import_line (tenant_id, import_id, file, line) where problem is not null;
select app.protect_table('directory.import_line');
grant select, insert, update, delete on directory.import_line to kiban_directory;
