import { granted, type PlantedFault } from './planted-fault.ts';

/** Tables that are not protected, and policies that open them. */
export const tableFaults: readonly PlantedFault[] = [
  {
    fault: 'a table without policy',
    asOwner: `create table directory.planted (tenant_id uuid not null, id uuid, primary key (tenant_id, id)); ${granted('planted')}`,
    breaks: ['rls_off', 'rls_not_forced', 'tenant_policy_missing', 'grant_unlisted'],
    mend: "select app.protect_table('directory.planted')",
  },
  {
    fault: 'a table without tenant_id that a service may read',
    asOwner: `create table directory.planted (id uuid primary key); ${granted('planted')}`,
    breaks: [
      'tenant_id_missing',
      'rls_off',
      'rls_not_forced',
      'tenant_policy_missing',
      'index_without_tenant',
      'unique_key_global',
      'grant_unlisted',
    ],
    mend: 'sharedRelations',
  },
  {
    fault: 'a tenant_id that may be null',
    asOwner:
      'alter table directory.store_history drop constraint store_history_pkey; alter table directory.store_history alter tenant_id drop not null',
    breaks: ['tenant_id_missing'],
    mend: "select app.protect_table('directory.store_history')",
  },
  {
    fault: 'row level security switched off',
    asOwner: 'alter table directory.store disable row level security',
    breaks: ['rls_off'],
    mend: 'app.protect_table',
  },
  {
    fault: 'row level security not forced',
    asOwner: 'alter table directory.store no force row level security',
    breaks: ['rls_not_forced'],
    mend: 'alter table directory.store force row level security',
  },
  {
    fault: 'a tenant policy with another expression',
    asOwner: 'alter policy tenant on directory.store using (tenant_id is not null)',
    breaks: ['tenant_policy_missing', 'policy_undeclared'],
    mend: 'drop the policy',
  },
  {
    fault: 'a tenant policy that checks nothing on writing',
    asOwner: 'alter policy tenant on directory.store with check (true)',
    breaks: ['tenant_policy_missing', 'policy_undeclared'],
    mend: 'drop the policy',
  },
  {
    fault: 'a tenant policy for one role only',
    asOwner: 'alter policy tenant on directory.store to kiban_directory',
    breaks: ['tenant_policy_missing', 'policy_undeclared'],
    mend: 'drop the policy',
  },
  {
    fault: 'a using (true) policy',
    asOwner: 'create policy planted on directory.store for select using (true)',
    breaks: ['policy_undeclared'],
    mend: 'drop the policy on directory.store',
  },
  {
    fault: 'a cross-tenant policy for a command that is not declared',
    asOwner: "select app.open_table('directory.store', 'kiban_directory_search', 'delete')",
    breaks: ['policy_undeclared'],
    mend: 'declare it in crossTenant',
  },
  {
    fault: 'a declared cross-tenant policy that is gone',
    asOwner: 'drop policy kiban_directory_search_select on directory.store',
    breaks: ['policy_declared_only'],
    mend: 'app.open_table',
  },
  {
    fault: 'a policy to a role that nobody declared',
    asAdministrator: 'create role planted nologin; create policy planted on directory.store to planted using (false)',
    breaks: ['policy_role_undeclared', 'policy_undeclared'],
    mend: 'declare the role',
  },
  {
    fault: 'a policy that calls a function for every row',
    asOwner: 'create policy planted on directory.store as restrictive using (tenant_id = app.tenant_id())',
    breaks: ['policy_evaluated_per_row'],
    mend: 'Wrap the call',
  },
];
