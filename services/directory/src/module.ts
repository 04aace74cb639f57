import { join } from 'node:path';
import type { SchemaModule } from '@kiban/postgres';

/** Schema `directory`: tenants, corporations, organisation units, stores, users, memberships, invitations, imports. */
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
};
