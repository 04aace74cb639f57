import { type Api, type Language, openApi } from '@kiban/http';
import { type Database, openDatabase } from '@kiban/postgres';
import { authorizer, type Entry, scopesOf } from '@kiban/service';
import { accessRequestRoutes } from '../access-requests/routes.ts';
import { accessReviewRoutes } from '../access-reviews/routes.ts';
import { corporationRoutes } from '../corporations/routes.ts';
import { invitationRoutes } from '../invitations/routes.ts';
import { jobTypeRoutes } from '../job-types/routes.ts';
import { manifestRoutes } from '../manifests/routes.ts';
import { membershipRoutes } from '../memberships/routes.ts';
import { organizationUnitRoutes } from '../organization-units/routes.ts';
import { pastRoutes } from '../past/routes.ts';
import { roleAssignmentRoutes } from '../role-assignments/routes.ts';
import { roleRoutes } from '../roles/routes.ts';
import { searchRoutes } from '../search/routes.ts';
import { storeRoutes } from '../stores/routes.ts';
import { supportGrantRoutes } from '../support/grants/routes.ts';
import { openedRoutes } from '../support/opened/routes.ts';
import { supportRequestRoutes } from '../support/requests/routes.ts';
import { supportSearchRoutes } from '../support/search/routes.ts';
import { supportViewRoutes } from '../support/views/routes.ts';
import { tenantRoutes } from '../tenants/routes.ts';
import { userRoutes } from '../users/routes.ts';
import { type Permission, permissions } from './permissions.ts';

/** Where the API is mounted. */
export const API_PATH = '/directory/v1';

/** Every operation of the directory, on a database. */
export function directoryApi(database: Database, oidcDiscoveryUrl: string): Api<Entry<Permission>> {
  const authorize = authorizer(database, permissions);
  const api = openApi<Entry<Permission>>({
    title: { en: 'Kiban directory', ja: 'Kiban ディレクトリ' },
    version: '1',
    description: {
      en: 'Stores, organisation units, corporations, users and memberships of one tenant, at any moment. The tenant is the one of the token.',
      ja: 'トークンのテナントの店舗・組織・法人・利用者・所属を、任意の時点で扱います。',
    },
    authorize: (permission, caller) => authorize(permission as Permission, caller),
    scopesOf: (permission) => scopesOf(permissions, permission),
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
  roleAssignmentRoutes(api, database);
  roleRoutes(api, database);
  manifestRoutes(api, database);
  jobTypeRoutes(api, database);
  accessRequestRoutes(api, database);
  accessReviewRoutes(api, database);
  searchRoutes(api, database);
  pastRoutes(api, database);
  supportGrantRoutes(api, database);
  supportViewRoutes(api, database);
  supportRequestRoutes(api, database);
  supportSearchRoutes(api, database);
  openedRoutes(api, database);
  return api;
}

/** The OpenAPI 3.1 document. Needs no database: a pool connects when it is first used, and this one never is. */
export function directoryDocument(language: Language): Record<string, unknown> {
  const unused = openDatabase({ url: 'postgres://unused', connections: 1, application: 'document' });
  return directoryApi(unused, '/oidc/.well-known/openid-configuration').document(language);
}
