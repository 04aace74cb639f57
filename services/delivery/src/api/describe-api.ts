import { type Api, openApi } from '@kiban/http';
import type { Database } from '@kiban/postgres';
import { authorizer, type Entry, scopesOf } from '@kiban/service';
import { lakeRoutes } from './lake-routes.ts';
import { permissions, READ } from './permissions.ts';

/** Where the API is mounted. */
export const API_PATH = '/delivery/v1';

/** Every operation of delivery, on a database. */
export function deliveryApi(database: Database, oidcDiscoveryUrl: string, lakeLocation: string | null): Api<Entry> {
  const authorize = authorizer(database, permissions);
  const api = openApi<Entry>({
    title: { en: 'Kiban delivery', ja: 'Kiban 配信' },
    version: '1',
    description: {
      en: 'The lake: its tables, how fresh they are, and what they hold of one tenant. The tenant is the one of the token.',
      ja: 'データレイクのテーブルと鮮度、トークンのテナントの行数や版を示します。',
    },
    authorize: (_, caller) => authorize(READ, caller),
    scopesOf: (permission) => scopesOf(permissions, permission),
    serverPath: API_PATH,
    oidcDiscoveryUrl,
    refusals: ['user_suspended'],
  });
  lakeRoutes(api, database, lakeLocation);
  return api;
}
