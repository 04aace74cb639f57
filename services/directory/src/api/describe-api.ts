import { type Api, type Language, openApi } from '@kiban/http';
import { type Database, openDatabase } from '@kiban/postgres';
import { corporationRoutes } from '../corporations/routes.ts';
import { invitationRoutes } from '../invitations/routes.ts';
import { membershipRoutes } from '../memberships/routes.ts';
import { organizationUnitRoutes } from '../organization-units/routes.ts';
import { searchRoutes } from '../search/routes.ts';
import { storeRoutes } from '../stores/routes.ts';
import { tenantRoutes } from '../tenants/routes.ts';
import { userRoutes } from '../users/routes.ts';
import { authorize, type Entry } from './authorize.ts';
import { grantedBy, type Permission } from './permissions.ts';

/** Where the API is mounted. */
export const API_PATH = '/directory/v1';

/** Every operation of the directory, on a database. */
export function directoryApi(database: Database, oidcDiscoveryUrl: string): Api<Entry> {
  const api = openApi<Entry>({
    title: { en: 'Kiban directory', ja: 'Kiban ディレクトリ' },
    version: '1',
    description: {
      en: 'Stores, organisation units, corporations, users and memberships of one tenant, at any moment. The tenant is the one of the token.',
      ja: 'トークンのテナントの店舗・組織・法人・利用者・所属を、任意の時点で扱います。',
    },
    authorize: (permission, caller) => authorize(database, permission as Permission, caller),
    scopesOf: (permission) => [grantedBy(permission as Permission).scope ?? []].flat(),
    serverPath: API_PATH,
    oidcDiscoveryUrl,
    refusals: ['user_suspended'],
  });
  tenantRoutes(api, database);
  storeRoutes(api, database);
  organizationUnitRoutes(api, database);
  corporationRoutes(api, database);
  userRoutes(api, database);
  invitationRoutes(api, database);
  membershipRoutes(api, database);
  searchRoutes(api, database);
  return api;
}

/** The OpenAPI 3.1 document. Needs no database: a pool connects when it is first used, and this one never is. */
export function directoryDocument(language: Language): Record<string, unknown> {
  const unused = openDatabase({ url: 'postgres://unused', connections: 1, application: 'document' });
  return directoryApi(unused, '/oidc/.well-known/openid-configuration').document(language);
}
