import { join } from 'node:path';
import type { SchemaModule } from '@kiban/postgres';

/** Schema `directory`: tenants, corporations, organisation units, stores, users, memberships, roles, invitations, imports. */
export const directoryModule: SchemaModule = {
  schema: 'directory',
  migrations: join(import.meta.dirname, '../migrations'),
  roles: [
    {
      name: 'kiban_directory',
      purpose: 'The directory service: one tenant at a time.',
      login: true,
      connections: 20,
    },
    {
      name: 'kiban_directory_search',
      purpose: 'Owns the search functions, which name the tenant themselves. Nobody logs in as it.',
      login: false,
      connections: 0,
      crossTenant: {
        'directory.store': ['select'],
        'directory.user': ['select'],
        'directory.external_identifier': ['select'],
      },
    },
    {
      name: 'kiban_person_tenants',
      purpose:
        'Owns directory.tenants_of_user: where else somebody works. It answers only of an active user of the transaction’s tenant, by ids, codes and tenants’ names. Nobody logs in as it.',
      login: false,
      connections: 0,
      crossTenant: { 'directory.tenant': ['select'], 'directory.user': ['select'] },
    },
    {
      name: 'kiban_tenant_finder',
      purpose:
        'Owns directory.active_tenant_of_code: the id of a tenant for whoever knows its code and acts for no customer. Nobody logs in as it.',
      login: false,
      connections: 0,
      crossTenant: { 'directory.tenant': ['select'] },
    },
    {
      name: 'kiban_manifest_reader',
      purpose:
        'Owns directory.published_manifests: what the products say of themselves, which stands in the platform’s tenant. Nobody logs in as it.',
      login: false,
      connections: 0,
      crossTenant: {
        'directory.tenant': ['select'],
        'directory.product_manifest': ['select'],
        'directory.product_manifest_history': ['select'],
      },
    },
    {
      name: 'kiban_sign_in_keeper',
      purpose:
        'Owns directory.keep_sign_in: a session that is recorded says when its user last signed in. It writes in the transaction’s tenant only. Nobody logs in as it.',
      login: false,
      connections: 0,
    },
    {
      name: 'kiban_review_worker',
      purpose: 'Finds reviews of access that are due, in every tenant. They are closed by the directory’s own role.',
      login: true,
      connections: 2,
      crossTenant: { 'directory.access_review': ['select'] },
    },
    {
      name: 'kiban_user_requests',
      purpose:
        'Reads of the feed what users sign-in asks for, in every tenant. They are made by the directory’s own role.',
      login: true,
      connections: 4,
      crossTenant: { 'event.domain_event': ['select'], 'event.personal_data': ['select'] },
    },
    {
      name: 'kiban_support_reader',
      purpose:
        'Owns directory.supported_tenants and directory.support_requests_of: what customers allowed a member of the support staff. They answer only of an active user of the platform’s tenant who holds the role. Nobody logs in as it.',
      login: false,
      connections: 0,
      crossTenant: {
        'directory.tenant': ['select'],
        'directory.user': ['select'],
        'directory.role_assignment': ['select'],
        'directory.support_grant': ['select'],
      },
    },
    {
      name: 'kiban_tenant_registry',
      purpose: 'Finds a tenant by its code and lists them: sign-in, operators’ commands, workers.',
      login: true,
      // one for the platform that runs, and one for each command beside it
      connections: 16,
      crossTenant: { 'directory.tenant': ['select'] },
    },
  ],
  sharedRelations: {},
  globalKeys: {
    'directory.tenant_code': 'A tenant is found by its code before it is known.',
  },
  platformFunctions: {
    'directory.published_manifests': {
      opens: ['platform_to_everybody'],
      reason: 'What products say of themselves stands in the platform’s tenant and is the same for everybody.',
    },
    'directory.active_tenant_of_code': {
      opens: ['platform_to_everybody', 'everybody_to_platform'],
      reason: 'Everybody finds the platform by its code, and support staff the customer whom they ask for access.',
    },
    'directory.supported_tenants': {
      opens: ['everybody_to_platform'],
      reason: 'Support staff see which customers allowed them to look.',
    },
    'directory.support_requests_of': {
      opens: ['everybody_to_platform'],
      reason: 'Support staff see what became of what they asked customers for.',
    },
  },
};
