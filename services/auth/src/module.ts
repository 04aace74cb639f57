import { join } from 'node:path';
import type { SchemaModule } from '@kiban/postgres';

const migrations = (folder: string): string => join(import.meta.dirname, '../migrations', folder);

/** Schema `auth`: the auth store in PostgreSQL. Needs no other module, so that it can live on a server of its own. */
export const authStoreModule: SchemaModule = {
  schema: 'auth',
  migrations: migrations('store'),
  roles: [
    {
      name: 'kiban_auth',
      purpose: 'The auth service: the auth store, and nothing else.',
      login: true,
      connections: 20,
    },
  ],
  exclusiveTo: 'kiban_auth',
  sharedRelations: {
    'auth.item':
      'Sessions, grants, keys, credentials: most are made before a tenant is known, and its one role serves all.',
  },
  globalKeys: {},
};

/** What connects the auth store to the events, in schema `event`: its roles and the kinds of events that it writes. */
export const authLinkModule: SchemaModule = {
  schema: 'auth_link',
  migrations: migrations('link'),
  roles: [
    {
      name: 'kiban_login_view',
      purpose: 'Follows what sign-in must know of the directory and of assets through the feed.',
      login: true,
      connections: 16,
      crossTenant: { 'event.domain_event': ['select'], 'event.personal_data': ['select'] },
    },
    {
      name: 'kiban_auth_recorder',
      purpose: 'Records what happens at sign-in as events, one tenant at a time, and reads them again for its history.',
      login: true,
      connections: 8,
    },
  ],
  sharedRelations: {},
  globalKeys: {},
};
