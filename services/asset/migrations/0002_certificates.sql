-- Certificate authorities and certificates. A certificate is held by one device at most: the one its row names.
create table asset.certificate_authority (
  tenant_id uuid not null,
  id uuid not null,
  version int not null,
  valid_from timestamptz not null,
  recorded_at timestamptz not null,
  name text not null,
  -- own: made here; imported: its key was brought here; external: it signs elsewhere, what it issued is known here
  source text not null check (source in ('own', 'imported', 'external')),
  subject text not null,
  certificate_pem text not null,
  -- the certificates above it, in order
  chain_pem text,
  fingerprint_sha256 text not null check (fingerprint_sha256 ~ '^[0-9a-f]{64}$'),
  not_before timestamptz not null,
  not_after timestamptz not null,
  -- retired: it issues no more; its revocation list goes on
  status text not null check (status in ('active', 'retired')),
  primary key (tenant_id, id)
);
create unique index certificate_authority_name on asset.certificate_authority (tenant_id, name) where status = 'active';
create unique index certificate_authority_fingerprint on asset.certificate_authority (tenant_id, fingerprint_sha256)
  where status = 'active';

-- The private key of an authority that signs here, sealed for this tenant and this authority. It has no history and no event.
create table asset.authority_key (
  tenant_id uuid not null,
  authority_id uuid not null,
  sealed text not null,
  primary key (tenant_id, authority_id),
  foreign key (tenant_id, authority_id) references asset.certificate_authority (tenant_id, id) on update cascade
);
select app.protect_table('asset.authority_key');
grant select, insert on asset.authority_key to kiban_asset;

create table asset.certificate (
  tenant_id uuid not null,
  id uuid not null,
  version int not null,
  valid_from timestamptz not null,
  recorded_at timestamptz not null,
  authority_id uuid not null,
  -- hexadecimal, upper case, whole bytes
  serial_number text not null check (serial_number ~ '^[0-9A-F]{2,}$'),
  -- what the certificate itself says; null where only a list told of it
  subject text,
  fingerprint_sha256 text check (fingerprint_sha256 ~ '^[0-9a-f]{64}$'),
  -- RFC 7638 of its public key
  key_thumbprint text check (key_thumbprint ~ '^[A-Za-z0-9_-]{43}$'),
  not_before timestamptz,
  not_after timestamptz,
  -- who holds it
  device_id uuid,
  -- the certificate that it follows
  renews uuid,
  status text not null check (status in ('active', 'revoked')),
  revoked_at timestamptz,
  -- RFC 5280 §5.3.1
  revocation_reason text check (revocation_reason in ('unspecified', 'keyCompromise', 'cACompromise', 'affiliationChanged',
    'superseded', 'cessationOfOperation', 'privilegeWithdrawn', 'aACompromise')),
  pem text,
  primary key (tenant_id, id),
  check (num_nulls(pem, fingerprint_sha256, key_thumbprint) in (0, 3)),
  check (pem is null or num_nulls(subject, not_before, not_after) = 0),
  check (num_nulls(revoked_at, revocation_reason) = case status when 'revoked' then 0 else 2 end),
  foreign key (tenant_id, authority_id) references asset.certificate_authority (tenant_id, id) on update cascade,
  foreign key (tenant_id, device_id) references asset.device (tenant_id, id) on update cascade,
  foreign key (tenant_id, renews) references asset.certificate (tenant_id, id) on update cascade
);
create unique index certificate_serial_number on asset.certificate (tenant_id, authority_id, serial_number);
create index certificate_serial on asset.certificate (tenant_id, serial_number, id);
create index certificate_device on asset.certificate (tenant_id, device_id);
create index certificate_expiry on asset.certificate
  (tenant_id, (case when not_after is not null then not_after else timestamptz '9999-12-31Z' end), id);
create index certificate_revoked on asset.certificate (tenant_id, authority_id) where status = 'revoked';

do $$
declare kind text;
begin
  foreach kind in array array['certificate_authority', 'certificate'] loop
    perform app.protect_table(format('asset.%I', kind)::regclass);
    perform event.keep_history(format('asset.%I', kind)::regclass, 'kiban_asset');
    execute format('grant select, insert, update on asset.%I to kiban_asset', kind);
  end loop;
end $$;
create index certificate_history_serial on asset.certificate_history (tenant_id, serial_number);
create index certificate_history_device on asset.certificate_history (tenant_id, device_id);

-- The last revocation list that each authority signed (RFC 5280 §5). It is made of certificates, so it has no history of its own.
create table asset.revocation_list (
  tenant_id uuid not null,
  authority_id uuid not null,
  number int not null check (number > 0),
  this_update timestamptz not null,
  next_update timestamptz not null check (next_update > this_update),
  -- how many certificates of the authority were revoked then, expired ones too: another number now means another list
  revoked_count int not null,
  der bytea not null,
  primary key (tenant_id, authority_id),
  foreign key (tenant_id, authority_id) references asset.certificate_authority (tenant_id, id) on update cascade
);
select app.protect_table('asset.revocation_list');
grant select, insert, update on asset.revocation_list to kiban_asset;

-- Published: certificates, for whoever finds one or asks who holds it.
create view asset.published_certificate with (security_invoker = true) as
select tenant_id, id, authority_id, serial_number, subject, device_id, status, not_before, not_after from asset.certificate;
create view asset.published_certificate_history with (security_invoker = true) as
select tenant_id, id, authority_id, serial_number, subject, device_id, status, not_before, not_after, version, event_id,
  valid_from, valid_to
from asset.certificate_history;

grant select on asset.published_certificate, asset.published_certificate_history to kiban_directory;
grant select (tenant_id, id, authority_id, serial_number, subject, device_id, status, not_before, not_after)
  on asset.certificate to kiban_directory;
grant select (tenant_id, id, authority_id, serial_number, subject, device_id, status, not_before, not_after, version, event_id,
    valid_from, valid_to)
  on asset.certificate_history to kiban_directory;
grant select (version, event_id) on asset.device_history to kiban_directory;
