import { join } from 'node:path';
import type { SchemaModule } from '@kiban/postgres';

/** Schema `delivery`: the ledger of the lake. */
export const deliveryModule: SchemaModule = {
  schema: 'delivery',
  migrations: join(import.meta.dirname, '../migrations'),
  roles: [
    {
      name: 'kiban_delivery',
      purpose: 'Writes the lake from the events of every tenant, and keeps its ledger.',
      login: true,
      // three for each worker, of which one works and others wait; and those of commands
      connections: 12,
      crossTenant: {
        'event.domain_event': ['select'],
        'event.personal_data': ['select'],
        'delivery.tenant_batch': ['select', 'insert', 'delete'],
        'delivery.tenant_table': ['select', 'insert', 'update', 'delete'],
        'delivery.erasure': ['select', 'insert', 'update'],
      },
    },
    {
      name: 'kiban_delivery_api',
      purpose: 'Answers what a tenant asks of the lake: from the ledger, one tenant at a time.',
      login: true,
      connections: 8,
    },
  ],
  sharedRelations: {
    'delivery.ledger': 'The ledger’s own id.',
    'delivery.lake_table': 'Up to where the feed was cut for each table of the lake: the platform’s own.',
    'delivery.lake_batch': 'Bounds and outcome of each batch over all tenants: the platform’s own.',
  },
  globalKeys: {},
};
