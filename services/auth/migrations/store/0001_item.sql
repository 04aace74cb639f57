-- The auth store: single items of every kind. Global by nature, since most exist before a tenant is known; so no policy
-- keeps tenants apart here, the store's scope does, and no role but kiban_auth is granted anything (the guard proves it).
-- Nothing here depends on another schema: the auth store may live on a server of its own.
create schema auth;
grant usage on schema auth to kiban_auth;

create table auth.item (
  -- a tenant's id, or 'platform-wide'
  scope text not null,
  kind text not null,
  -- the SHA-256 of it where the id is a secret
  id text not null,
  -- new with every write, also when an item is made again under an id that was removed
  version bigint generated always as identity,
  -- json and not jsonb: what browsers send may hold U+0000, which jsonb refuses
  data json not null,
  person text,
  session text,
  "grant" text,
  alternate text,
  -- seconds since 1970, by the clock of the service
  expires_at bigint,
  primary key (scope, kind, id)
) with (fillfactor = 80);
create index item_person on auth.item (scope, person, kind, id) where person is not null;
create index item_session on auth.item (scope, session, kind, id) where session is not null;
create index item_grant on auth.item (scope, "grant", kind, id) where "grant" is not null;
create index item_alternate on auth.item (scope, alternate, kind, id) where alternate is not null;
create index item_expires_at on auth.item (expires_at) where expires_at is not null;
grant select, insert, update, delete on auth.item to kiban_auth;
