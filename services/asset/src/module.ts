import { join } from 'node:path';
import type { SchemaModule } from '@kiban/postgres';

/** Schema `asset`: devices, enrolments, certificates, products, licences, seats. */
export const assetModule: SchemaModule = {
  schema: 'asset',
  migrations: join(import.meta.dirname, '../migrations'),
  roles: [
    {
      name: 'kiban_asset',
      purpose: 'The asset service: one tenant at a time.',
      login: true,
      connections: 12,
    },
    {
      name: 'kiban_asset_search',
      purpose: 'Owns the search function, which names the tenant itself. Nobody logs in as it.',
      login: false,
      connections: 0,
      crossTenant: { 'asset.device': ['select'] },
    },
    {
      name: 'kiban_asset_worker',
      purpose: 'Follows the events of every tenant that assets react to. What it decides is written by kiban_asset.',
      login: true,
      // one process reacts, each follows the feed for its own listeners
      connections: 16,
      crossTenant: { 'event.domain_event': ['select'], 'asset.licence': ['select'] },
    },
    {
      name: 'kiban_product_reader',
      purpose:
        'Owns asset.published_products: the catalogue, which lies in the platform’s tenant and is for everybody. Nobody logs in as it.',
      login: false,
      connections: 0,
      crossTenant: { 'asset.product': ['select'], 'asset.product_history': ['select'] },
    },
  ],
  sharedRelations: {},
  globalKeys: {},
  platformFunctions: {
    'asset.published_products': {
      opens: ['platform_to_everybody'],
      reason: 'The catalogue lies in the platform’s tenant and is the same for everybody.',
    },
  },
};
