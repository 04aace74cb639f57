import type { PlantedFault } from './planted-fault.ts';

/** Roles and grants that are more, or less, than declared. */
export const roleFaults: readonly PlantedFault[] = [
  {
    fault: 'a reader with BYPASSRLS',
    asAdministrator: 'alter role kiban_tenant_registry bypassrls',
    breaks: ['role_privileged'],
    mend: 'alter role kiban_tenant_registry nobypassrls',
  },
  {
    fault: 'an undeclared role that can log in and bypass row level security',
    asAdministrator: `create role planted login bypassrls;
      do $$ begin execute format('grant connect on database %I to planted', current_database()); end $$`,
    breaks: ['role_privileged', 'grant_unlisted'],
    mend: 'alter role planted nobypassrls',
  },
  {
    fault: 'a role that is a member of another',
    asAdministrator: 'grant kiban_feed_relay to kiban_directory',
    breaks: ['role_member_of_another'],
    mend: 'revoke kiban_feed_relay from kiban_directory',
  },
  {
    fault: 'a role that may read everything',
    asAdministrator: 'grant pg_read_all_data to kiban_directory',
    breaks: ['role_member_of_another', 'view_reader_sees_more'],
    mend: 'revoke pg_read_all_data from kiban_directory',
  },
  {
    fault: 'an owner that may act as a cross-tenant role',
    asAdministrator: 'grant kiban_feed_relay to kiban_owner with set true',
    breaks: ['owner_acts_as_role'],
    mend: 'revoke kiban_feed_relay from kiban_owner',
  },
  {
    fault: 'an owner with BYPASSRLS',
    asAdministrator: 'alter role kiban_owner bypassrls',
    breaks: ['owner_privileged'],
    mend: 'nosuperuser nobypassrls',
  },
  {
    fault: 'a service that owns a table',
    asAdministrator: 'alter table directory.import owner to kiban_directory',
    breaks: ['role_owns', 'owned_by_another', 'grant_missing'],
    mend: 'own nothing',
  },
  {
    fault: 'a role that is gone',
    asAdministrator: 'alter role kiban_eraser rename to planted',
    breaks: ['role_missing', 'role_undeclared', 'grant_unlisted', 'grant_missing'],
    mend: 'kiban migrate',
  },
  {
    fault: 'a login for a role that only owns functions',
    asAdministrator: 'alter role kiban_directory_search login',
    breaks: ['role_login_differs'],
    mend: 'nologin as declared',
  },
  {
    fault: 'an undeclared role with a grant',
    asAdministrator: 'create role planted nologin; grant select on directory.store to planted',
    breaks: ['role_undeclared', 'grant_unlisted'],
    mend: 'drop owned by planted',
  },
  {
    fault: 'a grant to everybody',
    asOwner: 'grant select on directory.store to public',
    breaks: ['granted_to_public', 'grant_unlisted', 'view_reader_sees_more'],
    mend: 'from public',
  },
  {
    fault: 'a function that everybody may call',
    asOwner: 'grant execute on function event.begin_epoch(text) to public',
    breaks: ['granted_to_public', 'grant_unlisted'],
    mend: 'from public',
  },
  {
    fault: 'a grant too much',
    asOwner: 'grant delete on directory.store to kiban_directory',
    breaks: ['grant_unlisted'],
    mend: 'Revoke it in a new migration',
  },
  {
    fault: 'a grant on one column too much',
    asOwner: 'grant select (id) on directory.tenant to kiban_tenant_registry',
    breaks: ['grant_unlisted'],
    mend: 'Revoke it in a new migration',
  },
  {
    fault: 'another service that may read the auth store',
    asOwner: 'grant usage on schema auth to kiban_directory; grant select on auth.item to kiban_directory',
    breaks: ['schema_not_exclusive', 'grant_unlisted'],
    mend: 'travels by events',
  },
  {
    fault: 'an auth service that reaches beyond its store',
    asOwner: 'grant usage on schema event to kiban_auth',
    breaks: ['schema_not_exclusive', 'grant_unlisted'],
    mend: 'travels by events',
  },
  {
    fault: 'a grant too little',
    asOwner: 'revoke insert on directory.store from kiban_directory',
    breaks: ['grant_missing'],
    mend: 'Grant it in a new migration',
  },
  {
    fault: 'truncate',
    asOwner: 'grant truncate on directory.store to kiban_directory',
    breaks: ['privilege_beyond_rows', 'grant_unlisted'],
    mend: 'select, insert, update and delete at most',
  },
  {
    fault: 'a service that may create tables',
    asOwner: 'grant create on schema directory to kiban_directory',
    breaks: ['schema_create', 'grant_unlisted'],
    mend: 'made by migrations only',
  },
  {
    fault: 'temporary tables',
    asAdministrator: `do $$ begin execute format('grant temporary on database %I to kiban_directory', current_database()); end $$`,
    breaks: ['temporary_tables', 'grant_unlisted'],
    mend: 'revoke temporary',
  },
  {
    fault: 'a sequence that is granted',
    asOwner: 'grant usage on sequence event.domain_event_position_seq to kiban_directory',
    breaks: ['sequence_granted', 'grant_unlisted'],
    mend: 'identity column needs no grant',
  },
  {
    fault: 'a grant that may be passed on',
    asOwner: 'grant select on directory.store to kiban_directory with grant option',
    breaks: ['grant_option'],
    mend: 'revoke grant option',
  },
  {
    fault: 'default privileges',
    asOwner: 'alter default privileges in schema directory grant select on tables to kiban_directory',
    breaks: ['default_privileges', 'grant_unlisted'],
    mend: 'alter default privileges … revoke',
  },
  {
    fault: 'a server setting that a service may change',
    asAdministrator: 'grant set on parameter session_replication_role to kiban_directory',
    breaks: ['parameter_granted', 'grant_unlisted'],
    mend: 'parameter session_replication_role',
  },
  {
    fault: 'events inserted with their position',
    asOwner: 'grant insert (position) on event.domain_event to kiban_directory',
    breaks: ['event_insert_too_wide', 'grant_unlisted'],
    mend: 'event.allow_writer',
  },
  {
    fault: 'events inserted as whole rows',
    asOwner: 'grant insert on event.domain_event to kiban_directory',
    breaks: ['event_insert_too_wide', 'grant_unlisted'],
    mend: 'event.allow_writer',
  },
  {
    fault: 'events that may be deleted',
    asOwner: 'grant delete on event.domain_event to kiban_eraser',
    breaks: ['event_changeable', 'grant_unlisted'],
    mend: 'revoke DELETE on event.domain_event from kiban_eraser',
  },
  {
    fault: 'an event kind of a writer that nobody declared',
    asOwner: "insert into event.kind (kind, writer) values ('planted', 'planted')",
    breaks: ['event_kind_writer_unknown'],
    mend: 'register the kind planted',
  },
];
